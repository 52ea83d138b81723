package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentReadingTest {
  @Test
  void answersTheSameToEveryThreadWhileLaterGraphsAreDerived() throws Exception {
    RandomEstate estate = new RandomEstate(0);
    DependencyGraph graph =
        new GraphLiteral(new LinkedHashSet<>(estate.keys()), estate.dependencies()).graph();
    List<Map<String, ImpactState>> scenarios = new ArrayList<>();
    List<List<Object>> expected = new ArrayList<>();
    for (int scenario = 0; scenario < 50; scenario++) {
      scenarios.add(estate.scenario());
      expected.add(everything(new OutagePropagation().impactOf(graph, scenarios.getLast())));
    }
    OutagePropagation shared = new OutagePropagation();
    OutageImpact sharedImpact = shared.impactOf(graph, scenarios.getFirst());
    List<Callable<Void>> readers = new ArrayList<>();
    for (int reader = 0; reader < 16; reader++) {
      readers.add(() -> {
        for (int round = 0; round < 20; round++) {
          for (int scenario = 0; scenario < scenarios.size(); scenario++) {
            assertThat(everything(shared.impactOf(graph, scenarios.get(scenario))))
                .isEqualTo(expected.get(scenario));
          }
          assertThat(everything(sharedImpact)).isEqualTo(expected.getFirst());
        }
        return null;
      });
    }
    readers.add(() -> {
      DependencyGraph next = graph;
      for (int revision = 0; revision < 2000; revision++) {
        String key = estate.keys().get(revision % estate.keys().size());
        next =
            next.with(
                revision % 3 == 0
                    ? new GraphDelta(List.of(), List.of(key), Map.of())
                    : new GraphDelta(List.of(GraphLiteral.ci(key)), List.of(), Map.of()));
        shared.impactOf(next, Map.of());
      }
      return null;
    });
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Void> reader : threads.invokeAll(readers)) {
        reader.get();
      }
    }
  }

  private static List<Object> everything(OutageImpact impact) {
    List<Object> answer = new ArrayList<>(List.copyOf(impact.affected()));
    for (AffectedCi one : impact.affected()) {
      answer.add(impact.pathTo(one.ci().key()));
      answer.add(impact.causesOf(one.ci().key()));
    }
    answer.add(impact.weakenedGroups());
    answer.add(impact.counts());
    return answer;
  }
}
