package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.kaskade.benchmark.Benchmark;
import org.kaskade.benchmark.BenchmarkLine;
import org.kaskade.benchmark.PairedRatios;
import org.kaskade.benchmark.Workbench;

/// Which of 512 services every CI takes down, against one plain search of the whole estate, and
/// against one outage, states only, per CI, worked out from a sample.
public final class CriticalComponentsBenchmark implements Benchmark {
  private static final double COST = 8;
  private static final double GAIN = 50;
  private static final int ROUNDS = 15;
  private static final int SAMPLES = 3_200;

  @Override
  public List<BenchmarkLine> run(Workbench workbench) {
    DependencyGraph graph = workbench.graph();
    int size = graph.size();
    // The estate's keys start with its services.
    List<String> services =
        workbench
            .estate()
            .keys()
            .subList(0, Math.min(CriticalComponents.MOST_SERVICES, 1 + size / 50));
    int[] sample = workbench.random().ints(SAMPLES, 0, size).distinct().toArray();
    compare(graph, services, sample);

    PlainSearch search = new PlainSearch(graph);
    int[] everything = IntStream.range(0, size).toArray();
    OutageStates states = new OutageStates(graph);
    List<PairedRatios.Pair> searches = new ArrayList<>();
    List<PairedRatios.Pair> outages = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      searches.add(
          new PairedRatios.Pair(() -> search.reach(everything), () -> all(graph, services)));
      outages.add(
          new PairedRatios.Pair(
              () -> {
                for (int ci : sample) {
                  states.evaluateOutages(ci);
                }
              },
              () -> all(graph, services)));
    }
    PairedRatios cost = PairedRatios.of(searches, workbench.random(), PairedRatios::cpuNanos);
    PairedRatios perSample = PairedRatios.of(outages, workbench.random(), PairedRatios::cpuNanos);
    double samplesPerEstate = (double) size / sample.length;
    String what =
        "every CI × %d services, %s"
            .formatted(services.size(), PairedRatios.time(cost.measuredNanos()));
    return List.of(
        new BenchmarkLine(
            "P5",
            what,
            "one plain search of the whole estate, %s"
                .formatted(PairedRatios.time(cost.baselineNanos())),
            cost.asCost(),
            "≤ %.0f ×".formatted(COST),
            cost.isAtMost(COST)),
        new BenchmarkLine(
            "P5",
            what,
            "one outage per CI, of %,d sampled; none differs".formatted(sample.length),
            "%.0f/%.0f/%.0f × faster"
                .formatted(
                    samplesPerEstate / perSample.ratios().getLast(),
                    samplesPerEstate / perSample.median(),
                    samplesPerEstate / perSample.ratios().getFirst()),
            "≥ %.0f × faster".formatted(GAIN),
            samplesPerEstate / perSample.median() >= GAIN));
  }

  private static CriticalComponents all(DependencyGraph graph, List<String> services) {
    return CriticalComponents.of(graph, services, _ -> 1, Patience.endless());
  }

  private static void compare(DependencyGraph graph, List<String> services, int[] sample) {
    CriticalComponents critical = all(graph, services);
    OutageStates states = new OutageStates(graph);
    for (int ci : sample) {
      states.evaluateOutages(ci);
      Set<String> expected = new HashSet<>(services);
      expected.removeIf(service -> states.state(graph.number(service)) != ImpactState.OUTAGE);
      Set<String> found = new HashSet<>();
      critical.takenDownBy(graph.cis.key(ci)).forEach(service -> found.add(service.key()));
      if (!found.equals(expected)) {
        throw new IllegalStateException(
            "two ways to the services that %s takes down disagree".formatted(graph.cis.key(ci)));
      }
    }
  }
}
