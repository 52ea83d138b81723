package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbableCausesTest {
  private final DependencyGraph estate =
      GraphLiteral.graph(
          "s1 -> a1, s2 -> a2, s3 -> a3, a1 -> h1, a2 -> h1, a3 -> h2, h1 -> rack, h2 -> rack, s4 ~> a1");

  @Test
  void prefersTheCauseThatExplainsAllAndContradictsNothing() {
    ProbableCauses found =
        ask(Map.of("s1", ImpactState.OUTAGE, "s2", ImpactState.OUTAGE), List.of("s3"));

    assertThat(keys(found)).startsWith("h1").contains("rack", "a1", "s2").doesNotContain("h2");
    ProbableCauses.ProbableCause rack =
        found.causes().stream()
            .filter(one -> one.ci().key().equals("rack"))
            .findFirst()
            .orElseThrow();
    assertThat(found.causes().getFirst().score()).isCloseTo(1.0, within(1e-12));
    assertThat(rack.explained()).extracting(GraphCi::key).containsExactly("s1", "s2");
    assertThat(rack.contradicted()).extracting(GraphCi::key).containsExactly("s3");
    assertThat(rack.unreported()).extracting(GraphCi::key).containsExactly("s3");
    // 1 - 0.5 * 1/1 - 0.25 * 1/3
    assertThat(rack.score()).isCloseTo(1 - 0.5 - 0.25 / 3, within(1e-12));
  }

  @Test
  void followsSoftNeedsToSymptomsThatAreDegraded() {
    assertThat(keys(ask(Map.of("s4", ImpactState.DEGRADED), List.of())))
        .containsExactly("s4", "a1", "h1", "rack");
    assertThat(keys(ask(Map.of("s4", ImpactState.OUTAGE), List.of()))).containsExactly("s4");
  }

  @Test
  void breaksTiesByWhatChangedLast() {
    Map<String, Long> changed = Map.of("h1", 5L, "a1", 7L);
    ProbableCauses found =
        ProbableCauses.of(
            estate,
            Map.of("a1", ImpactState.OUTAGE),
            List.of(),
            _ -> false,
            ci -> changed.getOrDefault(ci.key(), 0L),
            10,
            Patience.endless());

    assertThat(keys(found)).containsExactly("a1", "h1", "rack");
  }

  @Test
  void saysWhatWasNotTried() {
    ProbableCauses found =
        ProbableCauses.of(
            estate,
            Map.of("a1", ImpactState.OUTAGE),
            List.of(),
            _ -> false,
            _ -> 0,
            10,
            Patience.of(Duration.ZERO));

    assertThat(found.causes()).isEmpty();
    assertThat(found.completeness().missing()).contains("3 of 3 candidates");
  }

  @Test
  void refusesSymptomsThatMakeNoSense() {
    assertThatThrownBy(() -> ask(Map.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no symptom");
    assertThatThrownBy(() -> ask(Map.of("s1", ImpactState.UNAFFECTED), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'s1'");
    assertThatThrownBy(() -> ask(Map.of("s1", ImpactState.OUTAGE), List.of("s1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'s1'");
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {80_000, 90_000})
  void agreesWithTryingEveryCi(long first) {
    ImpactState[] observable = {ImpactState.AT_RISK, ImpactState.DEGRADED, ImpactState.OUTAGE};
    for (long seed = first; seed < first + 150; seed++) {
      RandomEstate random = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(random.keys());
      List<GraphDependency> dependencies = random.dependencies();
      Random dice = random.random();
      Map<String, ImpactState> symptoms = new HashMap<>();
      for (int symptom = 1 + dice.nextInt(3); symptom > 0; symptom--) {
        symptoms.put(random.keys().get(dice.nextInt(keys.size())), observable[dice.nextInt(3)]);
      }
      Set<String> healthy = new HashSet<>(keys);
      healthy.removeIf(key -> symptoms.containsKey(key) || dice.nextInt(3) > 0);
      Set<String> services = new HashSet<>(keys);
      services.removeIf(_ -> dice.nextInt(3) > 0);
      Map<String, Long> changed = new HashMap<>();
      keys.forEach(key -> changed.put(key, (long) dice.nextInt(2)));
      int asked = 1 + dice.nextInt(8);

      ProbableCauses found =
          ProbableCauses.of(
              new GraphLiteral(keys, dependencies).graph(),
              symptoms,
              healthy,
              ci -> services.contains(ci.key()),
              ci -> changed.getOrDefault(ci.key(), 0L),
              asked,
              Patience.endless());

      assertThat(found.causes())
          .as("seed %d", seed)
          .extracting(one ->
              new NaiveQuestions.Explained(
                  one.ci().key(),
                  one.score(),
                  one.explained().stream().map(GraphCi::key).toList(),
                  one.unexplained().stream().map(GraphCi::key).toList(),
                  one.contradicted().stream().map(GraphCi::key).toList()))
          .containsExactlyElementsOf(
              NaiveQuestions.causes(
                      NaiveQuestions.outagesAlone(keys, dependencies),
                      symptoms,
                      healthy,
                      services,
                      changed)
                  .stream()
                  .limit(asked)
                  .toList());
    }
  }

  private ProbableCauses ask(Map<String, ImpactState> symptoms, List<String> healthy) {
    return ProbableCauses.of(
        estate, symptoms, healthy, ci -> ci.key().startsWith("s"), _ -> 0, 20, Patience.endless());
  }

  private static List<String> keys(ProbableCauses found) {
    return found.causes().stream().map(one -> one.ci().key()).toList();
  }
}
