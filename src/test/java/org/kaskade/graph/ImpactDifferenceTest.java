package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.graph.ImpactDifference.SinglePoint;
import org.kaskade.graph.ImpactDifference.WorseCase;

class ImpactDifferenceTest {
  private static final String SHOP = "shop -> app, app -> a|b";

  @Test
  void namesTheReplicaThatIsLeftAlone() {
    ImpactDifference difference = without("b");

    assertThat(difference.appearing()).containsExactly(point("app", "a"), point("shop", "a"));
    assertThat(difference.disappearing()).isEmpty();
    assertThat(difference.weakerGroups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.dependent()).isEqualTo("app");
          assertThat(group.before().members()).isEqualTo(2);
          assertThat(group.after().members()).isEqualTo(1);
          assertThat(group.after().need()).isEqualTo(1);
        });
    assertThat(difference.worse()).isEmpty();
    assertThat(difference.completeness().complete()).isTrue();
  }

  @Test
  void seesThatWhatIsLeftOfAGroupIsNeededAlone() {
    DependencyGraph before = GraphLiteral.graph(SHOP);
    DependencyGraph after =
        before.with(
            new GraphDelta(
                List.of(),
                List.of("b"),
                Map.of("app", List.of(new GraphDependency("app", "a", "USES", Strength.HARD)))));

    ImpactDifference difference = between(before, after, List.of("app", "b"), "shop");

    assertThat(difference.weakerGroups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.after().members()).isEqualTo(1);
          assertThat(group.after().need()).isEqualTo(1);
        });
    assertThat(difference.appearing()).containsExactly(point("app", "a"), point("shop", "a"));
  }

  @Test
  void tellsWhoseWorstCaseGetsWorse() {
    DependencyGraph before = GraphLiteral.graph("shop -> a|b");
    DependencyGraph after = before.with(new GraphDelta(List.of(), List.of("b"), Map.of()));

    assertThat(between(before, after, List.of("b"), "shop").worse())
        .containsExactly(new WorseCase("shop", ImpactState.AT_RISK, ImpactState.OUTAGE));
  }

  @Test
  void tellsWhatGoesAway() {
    DependencyGraph before = GraphLiteral.graph("shop -> app, app -> a");
    DependencyGraph after =
        before.with(
            new GraphDelta(
                List.of(GraphLiteral.ci("b")),
                List.of(),
                Map.of("app", List.of(member("a"), member("b")))));

    ImpactDifference difference = between(before, after, List.of("app", "b"), "shop");

    assertThat(difference.disappearing()).containsExactly(point("shop", "a"));
    assertThat(difference.appearing()).isEmpty();
  }

  @Test
  void looksAtNothingThatTheChangeCantReach() {
    DependencyGraph before = GraphLiteral.graph(SHOP + ", other -> c, c -> d");
    DependencyGraph after = before.with(new GraphDelta(List.of(), List.of("d"), Map.of()));
    List<String> asked = new ArrayList<>();

    ImpactDifference.between(
        before, after, List.of("d"), ci -> asked.add(ci.key()), Patience.endless());

    assertThat(asked).contains("other").doesNotContain("shop", "app");
  }

  @Test
  void saysSoWhenNobodyWaits() {
    Patience patience = Patience.endless();
    patience.cancel();
    DependencyGraph before = GraphLiteral.graph(SHOP);
    DependencyGraph after = before.with(new GraphDelta(List.of(), List.of("b"), Map.of()));

    assertThat(
            ImpactDifference.between(before, after, List.of("b"), ci -> true, patience)
                .completeness()
                .reason())
        .isEqualTo(Completeness.Reason.CANCELLED);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 10_000, 20_000})
  void agreesWithAllScenariosBeforeAndAfter(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Map<String, List<GraphDependency>> told = new LinkedHashMap<>();
      estate.keys().forEach(key -> told.put(key, estate.dependenciesOf(key)));
      Random random = estate.random();
      Set<String> removed = new LinkedHashSet<>();
      Map<String, List<GraphDependency>> changed = new HashMap<>();
      for (String key : estate.keys()) {
        if (random.nextInt(6) == 0) {
          removed.add(key);
        } else if (random.nextInt(6) == 0) {
          changed.put(key, estate.dependenciesOf(key));
        }
      }
      DependencyGraph before =
          new GraphLiteral(
                  new LinkedHashSet<>(estate.keys()),
                  told.values().stream().flatMap(List::stream).toList())
              .graph();
      DependencyGraph after = before.with(new GraphDelta(List.of(), List.copyOf(removed), changed));
      Set<String> concerned = new LinkedHashSet<>(removed);
      concerned.addAll(changed.keySet());
      Map<String, List<GraphDependency>> then = new LinkedHashMap<>(told);
      then.putAll(changed);
      Naive naive = new Naive(told, then, removed);

      ImpactDifference found =
          ImpactDifference.between(before, after, concerned, ci -> true, Patience.endless());

      assertThat(found.appearing()).as("seed %d: appearing", seed).isEqualTo(naive.appearing());
      assertThat(found.disappearing())
          .as("seed %d: disappearing", seed)
          .isEqualTo(naive.disappearing());
      assertThat(found.worse()).as("seed %d: worse", seed).isEqualTo(naive.worse());
    }
  }

  /// Tries the outage of every CI before and after.
  private static final class Naive {
    private final Set<String> before;
    private final Set<String> after;
    private final Map<String, NaiveImpact> aloneBefore;
    private final Map<String, NaiveImpact> aloneAfter;

    Naive(
        Map<String, List<GraphDependency>> told,
        Map<String, List<GraphDependency>> then,
        Set<String> removed) {
      before = told.keySet();
      after = new LinkedHashSet<>(before);
      after.removeAll(removed);
      aloneBefore = NaiveQuestions.outagesAlone(before, among(told, before));
      aloneAfter = NaiveQuestions.outagesAlone(after, among(then, after));
    }

    private static List<GraphDependency> among(
        Map<String, List<GraphDependency>> told, Set<String> keys) {
      return told.values().stream()
          .flatMap(List::stream)
          .filter(one -> keys.contains(one.dependent()) && keys.contains(one.provider()))
          .toList();
    }

    List<SinglePoint> appearing() {
      return missing(before, aloneBefore, after, aloneAfter);
    }

    List<SinglePoint> disappearing() {
      return missing(after, aloneAfter, before, aloneBefore);
    }

    private static List<SinglePoint> missing(
        Set<String> from,
        Map<String, NaiveImpact> alone,
        Set<String> in,
        Map<String, NaiveImpact> aloneThere) {
      List<SinglePoint> found = new ArrayList<>();
      for (String key : ordered(in)) {
        List<String> known =
            from.contains(key) ? NaiveQuestions.singlePoints(alone, key) : List.of();
        NaiveQuestions.singlePoints(aloneThere, key).stream()
            .filter(component -> !known.contains(component))
            .forEach(component -> found.add(point(key, component)));
      }
      return found;
    }

    List<WorseCase> worse() {
      List<WorseCase> found = new ArrayList<>();
      for (String key : ordered(after)) {
        ImpactState was = worst(aloneBefore, key);
        ImpactState is = worst(aloneAfter, key);
        if (is.compareTo(was) > 0) {
          found.add(new WorseCase(key, was, is));
        }
      }
      return found;
    }

    private static ImpactState worst(Map<String, NaiveImpact> alone, String of) {
      ImpactState worst = ImpactState.UNAFFECTED;
      for (Map.Entry<String, NaiveImpact> one : alone.entrySet()) {
        ImpactState state = one.getValue().state(of);
        worst = !one.getKey().equals(of) && state.compareTo(worst) > 0 ? state : worst;
      }
      return worst;
    }

    private static Set<String> ordered(Set<String> keys) {
      Set<String> ordered = NaiveImpact.keySet();
      ordered.addAll(keys);
      return ordered;
    }
  }

  private static ImpactDifference without(String removed) {
    DependencyGraph before = GraphLiteral.graph(SHOP);
    return between(
        before,
        before.with(new GraphDelta(List.of(), List.of(removed), Map.of())),
        List.of(removed),
        "shop");
  }

  private static ImpactDifference between(
      DependencyGraph before, DependencyGraph after, List<String> changed, String interesting) {
    return ImpactDifference.between(
        before, after, changed, ci -> ci.key().equals(interesting), Patience.endless());
  }

  private static SinglePoint point(String of, String component) {
    return new SinglePoint(of, component);
  }

  private static GraphDependency member(String provider) {
    return new GraphDependency("app", provider, "USES", Strength.HARD, "g", "1");
  }
}
