package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphDelta;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.GraphLiteral;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.RandomEstate;
import org.kaskade.windows.TimeSpan;

class CollisionIndexTest {
  private static final Instant DAWN = Instant.parse("2026-12-01T00:00:00Z");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 250);
  }

  private static CollisionIndex index(DependencyGraph graph) {
    return new CollisionIndex(graph, _ -> true);
  }

  private static ScheduledChange change(String number, int from, int to, String... keys) {
    return change(number, from, to, ImpactState.OUTAGE, keys);
  }

  private static ScheduledChange change(
      String number, int from, int to, ImpactState effect, String... keys) {
    List<ChangedCi> changes = new ArrayList<>();
    for (String key : keys) {
      changes.add(new ChangedCi(key, effect));
    }
    return new ScheduledChange(number, changes, hours(from, to));
  }

  private static TimeSpan hours(int from, int to) {
    return new TimeSpan(DAWN.plus(Duration.ofHours(from)), DAWN.plus(Duration.ofHours(to)));
  }

  @Test
  void findsTwoThatTakeBothMembersOfAPair() {
    CollisionIndex index = index(GraphLiteral.graph("shop -> web, web -> db1|db2"));
    index.put(List.of(change("A", 1, 3, "db1"), change("B", 2, 4, "db2")));

    assertThat(index.of("A"))
        .singleElement()
        .satisfies(collision -> {
          assertThat(collision.overlap()).isEqualTo(hours(2, 3));
          assertThat(collision.with("A")).containsExactly("B");
          assertThat(collision.worstCase())
              .isEqualTo(Map.of("shop", ImpactState.OUTAGE, "web", ImpactState.OUTAGE));
        });
    assertThat(index.of("B")).isEqualTo(index.of("A"));
  }

  @Test
  void findsNoneWhereOneEndsWhenTheOtherStarts() {
    CollisionIndex index = index(GraphLiteral.graph("web -> db1|db2"));
    index.put(List.of(change("A", 1, 3, "db1"), change("B", 3, 4, "db2")));

    assertThat(index.of("A")).isEmpty();
    assertThat(index.clashing(change("A", 1, 3, "db1"), hours(0, 9)))
        .extracting(ScheduledChange::number)
        .containsExactly("B");
  }

  @Test
  void expectsLessThanTheWorstCase() {
    CollisionIndex index = index(GraphLiteral.graph("web -> db1|db2"));
    index.put(
        List.of(
            change("A", 1, 3, ImpactState.UNAFFECTED, "db1"),
            change("B", 1, 3, ImpactState.OUTAGE, "db2")));

    assertThat(index.of("A"))
        .singleElement()
        .satisfies(collision -> {
          assertThat(collision.expected()).isEmpty();
          assertThat(collision.worstCase()).containsKey("web");
        });
  }

  @Test
  void growsPairsToThree() {
    CollisionIndex index = index(GraphLiteral.graph("web -> db1|db2|db3"));
    index.put(
        List.of(
            change("A", 1, 5, "db1"),
            change("B", 2, 6, "db2"),
            change("C", 3, 4, "db3"),
            change("D", 5, 6, "db3")));

    assertThat(index.of("A").getFirst().worstCase()).isEqualTo(Map.of("web", ImpactState.AT_RISK));
    LargerCollisions larger = index.larger(index.of("A"), 1_000);
    assertThat(larger.complete()).isTrue();
    assertThat(larger.sets())
        .singleElement()
        .satisfies(set -> {
          assertThat(set.changes()).containsExactly("A", "B", "C");
          assertThat(set.overlap()).isEqualTo(hours(3, 4));
          assertThat(set.worstCase()).isEqualTo(Map.of("web", ImpactState.OUTAGE));
        });
    assertThat(index.larger(index.of("A"), 0).complete()).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithAllPairsWhileChangesAndTheEstateChange(long seed) {
    RandomEstate estate = new RandomEstate(seed);
    Random random = estate.random();
    Map<String, List<GraphDependency>> needs = new HashMap<>();
    estate.keys().forEach(key -> needs.put(key, estate.dependenciesOf(key)));
    Set<String> living = new LinkedHashSet<>(estate.keys());
    DependencyGraph graph =
        new GraphLiteral(living, needs.values().stream().flatMap(List::stream).toList()).graph();
    Predicate<String> isService = key -> key.hashCode() % 3 != 0;
    CollisionIndex index = new CollisionIndex(graph, ci -> isService.test(ci.key()));
    Map<String, ScheduledChange> changes = new HashMap<>();
    for (int number = 0; number < 8; number++) {
      add(random(estate, number), changes);
    }
    index.put(changes.values());
    agree(index, living, needs, isService, changes.values(), seed);
    for (int step = 0; step < 5; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          ScheduledChange next = random(estate, random.nextInt(10));
          add(next, changes);
          index.put(List.of(next));
        }
        case 1 -> {
          String gone = "C" + random.nextInt(10);
          changes.remove(gone);
          index.remove(gone);
        }
        case 2 -> {
          String told = estate.keys().get(random.nextInt(estate.keys().size()));
          needs.put(told, estate.dependenciesOf(told));
          graph = graph.with(new GraphDelta(List.of(), List.of(), Map.of(told, needs.get(told))));
          index.follow(graph, Set.of(told));
        }
        default -> {
          String key = estate.keys().get(random.nextInt(estate.keys().size()));
          boolean goes = living.remove(key);
          if (!goes) {
            living.add(key);
          }
          graph =
              graph.with(
                  goes
                      ? new GraphDelta(List.of(), List.of(key), Map.of())
                      : new GraphDelta(List.of(GraphLiteral.ci(key)), List.of(), Map.of()));
          boolean rebuilt = random.nextInt(4) == 0;
          graph = rebuilt ? graph.rebuilt() : graph;
          index.follow(graph, random.nextInt(4) == 0 ? null : Set.of(key));
        }
      }
      agree(index, living, needs, isService, changes.values(), seed);
    }
  }

  private static void agree(
      CollisionIndex index,
      Set<String> living,
      Map<String, List<GraphDependency>> needs,
      Predicate<String> isService,
      Collection<ScheduledChange> changes,
      long seed) {
    NaiveCollisions naive =
        new NaiveCollisions(
            living, needs.values().stream().flatMap(List::stream).toList(), isService, changes);
    List<Collision> pairs = index.within(hours(-100, 100));
    assertThat(found(pairs)).as("pairs of seed %d", seed).isEqualTo(naive.pairs());
    Set<Collision> each = new HashSet<>();
    changes.forEach(change -> {
      each.addAll(index.of(change.number()));
      Clashes clashes = index.considered(change, Integer.MAX_VALUE);
      assertThat(clashes.pairs())
          .as("considering %s of seed %d", change, seed)
          .containsExactlyInAnyOrderElementsOf(index.of(change.number()));
      assertThat(clashes.larger()).isEqualTo(index.larger(clashes.pairs(), Integer.MAX_VALUE));
    });
    assertThat(each).containsExactlyInAnyOrderElementsOf(pairs);
    LargerCollisions larger = index.larger(pairs, Integer.MAX_VALUE);
    assertThat(larger.complete()).isTrue();
    assertThat(found(larger.sets())).as("sets of seed %d", seed).isEqualTo(naive.largerSets());
  }

  private static Map<Set<String>, List<Map<String, ImpactState>>> found(
      List<Collision> collisions) {
    Map<Set<String>, List<Map<String, ImpactState>>> found = new HashMap<>();
    collisions.forEach(one -> found.put(one.changes(), List.of(one.worstCase(), one.expected())));
    return found;
  }

  private static void add(ScheduledChange change, Map<String, ScheduledChange> changes) {
    changes.put(change.number(), change);
  }

  private static ScheduledChange random(RandomEstate estate, int number) {
    Random random = estate.random();
    Map<String, ChangedCi> cis = new HashMap<>();
    for (int ci = 0; ci <= random.nextInt(3); ci++) {
      String key = estate.keys().get(random.nextInt(estate.keys().size()));
      cis.put(key, new ChangedCi(key, List.of(ImpactState.values()).get(random.nextInt(4))));
    }
    int start = random.nextInt(20);
    return new ScheduledChange(
        "C" + number, List.copyOf(cis.values()), hours(start, start + 1 + random.nextInt(8)));
  }
}
