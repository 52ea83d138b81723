package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FootprintsTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 1500);
  }

  private static Footprints of(DependencyGraph graph) {
    return Footprints.of(graph, _ -> true);
  }

  @Test
  void meetWhereBothTakeAMemberOfOneGroup() {
    Footprints footprints = of(GraphLiteral.graph("web -> db1|db2, db1 -> disk1"));
    Footprint one = footprints.of(Map.of("disk1", ImpactState.OUTAGE));
    Footprint two = footprints.of(Map.of("db2", ImpactState.OUTAGE));

    assertThat(footprints.meet(one, two)).isTrue();
    assertThat(
            footprints.worse(
                footprints.of(Map.of("disk1", ImpactState.OUTAGE, "db2", ImpactState.OUTAGE)),
                List.of(one, two)))
        .isEqualTo(Map.of("web", ImpactState.OUTAGE));
  }

  @Test
  void doNotMeetWhereTheDependentIsOutAlready() {
    Footprints footprints = of(GraphLiteral.graph("web -> db1|db2, web -> switch, db1 -> switch"));
    Footprint all = footprints.of(Map.of("switch", ImpactState.OUTAGE));
    Footprint one = footprints.of(Map.of("db2", ImpactState.OUTAGE));

    assertThat(footprints.meet(all, one)).isFalse();
  }

  @Test
  void doNotMeetWhenBothTakeTheSameMember() {
    Footprints footprints = of(GraphLiteral.graph("web -> db1|db2, db1 -> disk, db1 -> host"));

    assertThat(
            footprints.meet(
                footprints.of(Map.of("disk", ImpactState.OUTAGE)),
                footprints.of(Map.of("host", ImpactState.OUTAGE))))
        .isFalse();
  }

  @Test
  void refuseAGraphThatWasBuiltAnew() {
    DependencyGraph graph = GraphLiteral.graph("a -> b");
    Footprints footprints = of(graph);

    assertThatThrownBy(() -> footprints.of(graph.rebuilt()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void meetExactlyWhenTheNaiveFixpointOfBothIsWorseSomewhere(long seed) {
    RandomEstate estate = new RandomEstate(seed);
    List<GraphDependency> dependencies = estate.dependencies();
    DependencyGraph graph = graph(estate.keys(), dependencies);
    Footprints footprints = of(graph);
    Set<String> keys = new HashSet<>(estate.keys());
    for (int pair = 0; pair < 4; pair++) {
      Map<String, ImpactState> one = estate.scenario();
      Map<String, ImpactState> other = estate.scenario();
      Map<String, ImpactState> both = joint(one, other);
      NaiveImpact ofOne = new NaiveImpact(keys, dependencies, one);
      NaiveImpact ofOther = new NaiveImpact(keys, dependencies, other);
      NaiveImpact ofBoth = new NaiveImpact(keys, dependencies, both);
      Map<String, ImpactState> worse = new TreeMap<>();
      for (String key : keys) {
        if (ofBoth.state(key).compareTo(ofOne.state(key)) > 0
            && ofBoth.state(key).compareTo(ofOther.state(key)) > 0) {
          worse.put(key, ofBoth.state(key));
        }
      }
      Footprint first = footprints.of(one);
      Footprint second = footprints.of(other);

      assertThat(footprints.meet(first, second))
          .as("%s and %s of seed %d", one, other, seed)
          .isEqualTo(!worse.isEmpty());
      assertThat(footprints.worse(footprints.of(both), List.of(first, second))).isEqualTo(worse);
      assertThat(footprints.worse(first, one, second, other)).isEqualTo(worse);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void stayTrueInADerivedGraphWhereItDoesNotReach(long seed) {
    RandomEstate estate = new RandomEstate(seed);
    DependencyGraph before = graph(estate.keys(), estate.dependencies());
    Map<String, List<GraphDependency>> told = new HashMap<>();
    told.put(anyOf(estate), List.of());
    String renewed = anyOf(estate);
    told.put(renewed, estate.dependenciesOf(renewed));
    String removed = anyOf(estate);
    GraphDelta delta =
        new GraphDelta(
            List.of(GraphLiteral.ci("new")),
            estate.random().nextBoolean() ? List.of(removed) : List.of(),
            told);
    DependencyGraph after = before.with(delta);
    Set<String> changed = new HashSet<>(told.keySet());
    changed.add("new");
    changed.addAll(delta.removed());
    Footprints old = of(before);
    Footprints now = old.of(after);
    Reach reach = Reach.of(before, after, changed);
    List<Map<String, ImpactState>> scenarios = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      scenarios.add(estate.scenario());
    }
    for (Map<String, ImpactState> one : scenarios) {
      Footprint kept = reach.concerns(one.keySet()) ? now.of(one) : old.of(one);
      assertThat(footprint(kept)).as("%s of seed %d", one, seed).isEqualTo(footprint(now.of(one)));
    }
  }

  private static List<String> footprint(Footprint one) {
    return List.of(
        Arrays.toString(one.watched),
        Arrays.toString(one.states),
        Arrays.toString(one.groups),
        Arrays.toString(one.dependents),
        Arrays.toString(one.offsets),
        Arrays.toString(one.members));
  }

  private static String anyOf(RandomEstate estate) {
    return estate.keys().get(estate.random().nextInt(estate.keys().size()));
  }

  private static Map<String, ImpactState> joint(
      Map<String, ImpactState> one, Map<String, ImpactState> other) {
    Map<String, ImpactState> both = new HashMap<>(one);
    other.forEach((key, state) -> both.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
    return both;
  }

  private static DependencyGraph graph(List<String> keys, List<GraphDependency> dependencies) {
    return new GraphLiteral(new LinkedHashSet<>(keys), dependencies).graph();
  }
}
