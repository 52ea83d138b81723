package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.kaskade.graph.ImpactState.AT_RISK;
import static org.kaskade.graph.ImpactState.DEGRADED;
import static org.kaskade.graph.ImpactState.OUTAGE;
import static org.kaskade.graph.ImpactState.UNAFFECTED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageImpactTest {
  private final OutagePropagation propagation = new OutagePropagation();

  @Test
  void passesAnOutageOnAlongHardDependencies() {
    OutageImpact impact = out("web -> app, app -> db", "db");

    assertThat(impact.affected())
        .extracting(one -> one.ci().key(), AffectedCi::state, AffectedCi::depth)
        .containsExactly(tuple("db", OUTAGE, 0), tuple("app", OUTAGE, 1), tuple("web", OUTAGE, 2));
  }

  @Test
  void leavesProvidersOfAFailedCiAlone() {
    assertThat(out("web -> app, app -> db", "web").stateOf("db")).isEqualTo(UNAFFECTED);
  }

  @Test
  void degradesASoftDependentAndThoseThatNeedIt() {
    OutageImpact impact = out("app ~> mail, web -> app, report ~> app", "mail");

    assertThat(impact.stateOf("app")).isEqualTo(DEGRADED);
    assertThat(impact.stateOf("web")).isEqualTo(DEGRADED);
    assertThat(impact.stateOf("report")).isEqualTo(UNAFFECTED);
  }

  @ParameterizedTest(name = "{0} of five replicas, with {1} out: {2}")
  @CsvSource({
    "3, 1, UNAFFECTED",
    "3, 2, AT_RISK",
    "3, 3, OUTAGE",
    "50%, 2, AT_RISK",
    "41%, 2, AT_RISK",
    "40%, 2, UNAFFECTED",
    "40%, 3, AT_RISK",
    "9, 1, OUTAGE",
    "0, 4, AT_RISK"
  })
  void countsTheReplicasThatAreLeft(String need, int failed, ImpactState expected) {
    String graph = "app -> pool=%s:r1|r2|r3|r4|r5".formatted(need);
    String[] replicas = {"r1", "r2", "r3", "r4", "r5"};

    assertThat(
            out(graph, List.of(replicas).subList(0, failed).toArray(String[]::new)).stateOf("app"))
        .isEqualTo(expected);
  }

  @Test
  void degradesAHardGroupWithTooFewWellMembers() {
    DependencyGraph graph = GraphLiteral.graph("app -> 2:a|b|c");

    OutageImpact impact = propagation.impactOf(graph, Map.of("a", DEGRADED, "b", OUTAGE));

    assertThat(impact.stateOf("app")).isEqualTo(DEGRADED);
    Cause cause = impact.causesOf("app").getFirst();
    assertThat(cause.providers()).extracting(GraphCi::key).containsExactly("a", "b");
    assertThat(cause.group())
        .extracting(GroupStatus::members, GroupStatus::need, GroupStatus::up)
        .containsExactly(3, 2, 2);
  }

  @Test
  void countsAProviderOnceThatServesAGroupThroughTwoTypes() {
    OutageImpact impact = out("app -RUNS_ON> g=1:a|b, app -USES> g=1:a", "a");

    assertThat(impact.stateOf("app")).isEqualTo(AT_RISK);
    assertThat(impact.weakenedGroups())
        .extracting(GroupStatus::group, GroupStatus::members, GroupStatus::up)
        .containsExactly(tuple("g", 2, 1));
  }

  @Test
  void namesAGroupThatHoldsAmongTheWeakened() {
    OutageImpact impact = out("app ~> a|b, web -> app", "a");

    assertThat(impact.stateOf("app")).isEqualTo(UNAFFECTED);
    assertThat(impact.weakenedGroups()).extracting(GroupStatus::group).containsExactly("a|b");
  }

  @Test
  void passesRiskOnAlongHardDependenciesOnly() {
    OutageImpact impact = out("app -> a|b, web -> app, report ~> app, shop -> app|web", "a");

    assertThat(impact.stateOf("web")).isEqualTo(AT_RISK);
    assertThat(impact.stateOf("report")).isEqualTo(UNAFFECTED);
    assertThat(impact.stateOf("shop")).isEqualTo(UNAFFECTED);
  }

  @Test
  void measuresThePathFromTheNearestMemberThatFailed() {
    OutageImpact impact =
        out("d -> x|far3, far1 -> s, far2 -> far1, far3 -> far2, e -> d", "s", "x");

    assertThat(impact.affected("d").depth()).isEqualTo(1);
    assertThat(keys(impact.pathTo("e"))).containsExactly("x", "d", "e");
  }

  @Test
  void startsAPathOnlyWhereTheStartStateIsTheFinalState() {
    DependencyGraph graph = GraphLiteral.graph("late -> early, user -> late");

    OutageImpact impact = propagation.impactOf(graph, Map.of("early", OUTAGE, "late", DEGRADED));

    assertThat(keys(impact.pathTo("user"))).containsExactly("early", "late", "user");
    assertThat(keys(impact.pathTo("late"))).containsExactly("early", "late");
  }

  @Test
  void prefersTheSmallestKeyByCodePoint() {
    // As UTF-16 units the rocket (D83D DE80) would come before the tilde (FF5E).
    OutageImpact impact = out("x -> \uD83D\uDE80, x -> \uFF5E", "\uD83D\uDE80", "\uFF5E");

    assertThat(keys(impact.pathTo("x"))).containsExactly("\uFF5E", "x");
    assertThat(impact.affected())
        .extracting(one -> one.ci().key())
        .containsExactly("\uFF5E", "\uD83D\uDE80", "x");
  }

  @Test
  void namesTheDependencyOfAHop() {
    OutageImpact impact = out("vm -USES> host, vm -RUNS_ON> host, vm -RUNS_ON> g=1:host", "host");

    assertThat(impact.pathTo("vm").getLast().via())
        .isEqualTo(new GraphDependency("vm", "host", "RUNS_ON", Strength.HARD));
    assertThat(impact.causesOf("vm")).hasSize(3);
  }

  @Test
  void countsEveryState() {
    assertThat(out("a -> x|y, b ~> x, c -> x, d", "x").counts())
        .isEqualTo(Map.of(UNAFFECTED, 2, AT_RISK, 1, DEGRADED, 1, OUTAGE, 2));
  }

  @Test
  void asksForCisThatExist() {
    assertThatThrownBy(() -> out("a -> b", "c"))
        .isInstanceOf(UnknownCi.class)
        .hasMessageContaining("'c'");
  }

  @Test
  void refusesToStartACiAtRisk() {
    DependencyGraph graph = GraphLiteral.graph("a -> b");

    assertThatThrownBy(() -> propagation.impactOf(graph, Map.of("b", AT_RISK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'b' cannot start as AT_RISK");
  }

  @Test
  void doesNotExplainWhatIsNotAffected() {
    OutageImpact impact = out("a -> b", "a");

    assertThatThrownBy(() -> impact.pathTo("b")).hasMessageContaining("'b' is not affected");
  }

  @Test
  void followsAChainLongerThanAStack() {
    DependencyGraphBuilder builder = DependencyGraph.builder().add(GraphLiteral.ci("0"));
    int length = 200_000;
    for (int at = 1; at <= length; at++) {
      builder.add(GraphLiteral.ci("" + at));
      builder.add(new GraphDependency("" + at, "" + (at - 1), "DEPENDS_ON", Strength.HARD));
    }

    OutageImpact impact = propagation.impactOf(builder.build(), Map.of("0", OUTAGE));

    assertThat(impact.affected("" + length).depth()).isEqualTo(length);
    assertThat(impact.pathTo("" + length)).hasSize(length + 1);
  }

  private OutageImpact out(String graph, String... failed) {
    Map<String, ImpactState> scenario = new HashMap<>();
    for (String key : failed) {
      scenario.put(key, OUTAGE);
    }
    return propagation.impactOf(GraphLiteral.graph(graph), scenario);
  }

  private static List<String> keys(List<PathStep> path) {
    return path.stream().map(step -> step.ci().key()).toList();
  }
}
