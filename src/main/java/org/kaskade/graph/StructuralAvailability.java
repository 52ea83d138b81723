package org.kaskade.graph;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// The probability that a CI is not in OUTAGE when each CI fails independently.
///
/// The CI itself and its single points are a series: their availabilities multiply. What the others
/// add is worked out on {@link FailureModes}, where CIs that do the same harm count as one event:
/// exactly by a decision diagram ({@link ExactFailure}), which copes with hundreds of CIs in the
/// shapes that estates have; when that outgrows its bound, by sampling ({@link SampledFailure}),
/// with a 95 % interval. Exact enumeration of `n` CIs would take 2^n scenarios.
///
/// @param of the CI in question
/// @param availability the probability, or its estimate
/// @param exact whether it is no estimate
/// @param lower the lower end of the 95 % interval; the probability itself when exact
/// @param upper the upper end
/// @param relevantCis how many CIs can fail and take part in an outage of the CI, itself included
/// @param samples how many were drawn; 0 when exact
/// @param completeness when incomplete for want of patience: with samples, fewer were drawn;
///   without, redundancy may be overrated
public record StructuralAvailability(
    GraphCi of,
    double availability,
    boolean exact,
    double lower,
    double upper,
    int relevantCis,
    long samples,
    Completeness completeness) {
  private static final int MOST_NODES = 300_000;
  private static final long SAMPLES = 400_000;

  /// Works it out.
  ///
  /// @param availability of a CI by itself, 0 to 1
  /// @throws UnknownCi when no CI has the key
  /// @throws IllegalArgumentException when an availability is no probability
  public static StructuralAvailability of(
      DependencyGraph graph,
      String key,
      ToDoubleFunction<? super GraphCi> availability,
      Patience patience) {
    return of(graph, key, availability, patience, MOST_NODES, SAMPLES);
  }

  static StructuralAvailability of(
      DependencyGraph graph,
      String key,
      ToDoubleFunction<? super GraphCi> availability,
      Patience patience,
      int mostNodes,
      long samples) {
    int ci = graph.number(key);
    FailureModes modes = new FailureModes(graph, ci, patience);
    double[] single = checked(graph, modes.singlePoints, availability);
    double[] others = checked(graph, modes.cis, availability);
    double own = checked(graph, new int[] {ci}, availability)[0];
    double series = Arrays.stream(single).reduce(own, (a, b) -> a * b);
    int relevant = (int) Arrays.stream(single).filter(one -> one < 1).count();
    relevant += (int) Arrays.stream(others).filter(one -> one < 1).count();
    relevant += own < 1 ? 1 : 0;

    double[] fails = new double[modes.modes.length];
    for (int mode = 0; mode < fails.length; mode++) {
      // By logarithms: 1 - 0.9999999 * 0.9999999 would lose most of its digits.
      double upLog = Arrays.stream(modes.modes[mode]).mapToDouble(at -> Math.log(others[at])).sum();
      fails[mode] = -Math.expm1(upLog);
    }
    Completeness completeness =
        modes.complete
            ? Completeness.FULL
            : patience.exhausted("outages that act through groups may be missing");
    OptionalDouble exact = ExactFailure.probability(modes, fails, mostNodes, patience);
    if (exact.isPresent()) {
      double result = series * (1 - exact.getAsDouble());
      return new StructuralAvailability(
          graph.cis.get(ci), result, modes.complete, result, result, relevant, 0, completeness);
    }
    SampledFailure sampled = new SampledFailure(modes, fails, samples, patience);
    if (completeness.complete() && sampled.samples() < samples) {
      completeness =
          patience.exhausted("%,d of %,d samples were drawn".formatted(sampled.samples(), samples));
    }
    return new StructuralAvailability(
        graph.cis.get(ci),
        series * (1 - sampled.estimate()),
        false,
        series * (1 - sampled.upper()),
        series * (1 - sampled.lower()),
        relevant,
        sampled.samples(),
        completeness);
  }

  private static double[] checked(
      DependencyGraph graph, int[] cis, ToDoubleFunction<? super GraphCi> availability) {
    return Arrays.stream(cis)
        .mapToDouble(number -> {
          GraphCi ci = graph.cis.get(number);
          double one = availability.applyAsDouble(ci);
          if (!(one >= 0 && one <= 1)) {
            throw new IllegalArgumentException(
                "the availability of '%s' is %s; give a probability, 0 to 1"
                    .formatted(ci.key(), one));
          }
          return one;
        })
        .toArray();
  }
}
