package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.DataTrust;
import org.kaskade.graph.ImpactState;

class MeasurementsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final ReachedService SHOP =
      new ReachedService("service:shop", "shop", Criticality.CRITICAL, "Sales", ImpactState.OUTAGE);

  private static final Facts FACTS =
      new Facts(
          new ProposedChange(
              "CHG-000001",
              "x",
              "NORMAL",
              List.of(new ChangedCi("server:a", ImpactState.OUTAGE)),
              NOW.plus(Duration.ofHours(30)),
              NOW.plus(Duration.ofHours(34)),
              "Put the old one back.",
              "",
              true,
              false),
          NOW,
          List.of(SHOP),
          List.of(),
          List.of(),
          Map.of("server:a", List.of(SHOP)),
          7,
          List.of(),
          Map.of(),
          List.of(),
          Set.of(),
          Map.of("service:shop", 99.5),
          new ChangeHistory.Experience(4, 2),
          new ChangeHistory.Experience(0, 0),
          new DataTrust.Trust(3, 1, 0, NOW.minus(Duration.ofDays(12))),
          List.of());

  private static Map<String, Object> of(Measure measure) {
    return new Measurements(FACTS, RiskPolicyTest.shipped().history()).of(measure);
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void giveTheNumbersThatPoliciesMayName(Measure measure) {
    Map<String, Object> values = of(measure);
    Set<String> texts = new HashSet<>(values.keySet());
    texts.removeAll(measure.numbers());

    assertThat(values.keySet()).containsAll(measure.numbers());
    assertThat(measure.texts()).containsAll(texts);
    measure.numbers().forEach(name -> assertThat(values.get(name)).isInstanceOf(Number.class));
  }

  @Test
  void countWhatThePolicyWeighs() {
    assertThat(of(Measure.SERVICES)).containsEntry("criticalOut", 1).containsEntry("out", 1);
    assertThat(of(Measure.SINGLE_POINTS)).containsEntry("criticalSinglePoints", 1);
    assertThat(of(Measure.CI_HISTORY)).containsEntry("estimatedPercent", 21.4);
    assertThat(of(Measure.EVIDENCE))
        .containsEntry("testEvidenceMissing", 1)
        .containsEntry("backupMissing", 0)
        .containsEntry("backoutPlanWords", 5);
    assertThat(of(Measure.LEAD_TIME)).containsEntry("leadHours", 30.0);
    assertThat(of(Measure.DATA)).containsEntry("oldestDays", 12L).containsEntry("conflicts", 1);
  }

  @Test
  void measureAnOutageByTheBudgetOfThirtyDays() {
    // Half a percent of 30 days is 3.6 hours; the window takes four.
    assertThat(of(Measure.ERROR_BUDGET))
        .containsEntry("worstPercent", 111L)
        .containsEntry("expectedPercent", 0L)
        .containsEntry("name", "shop");
  }

  @Test
  void giveASentenceWithNumbersForEveryFactorInEachLanguage() {
    Measurements measurements = new Measurements(FACTS, RiskPolicyTest.shipped().history());
    for (FactorRule rule : RiskPolicyTest.shipped().factors()) {
      RiskFactor factor = rule.judge(measurements.of(rule.measure()));
      assertThat(factor.points()).isBetween(0, factor.maxPoints());
      assertThat(factor.findings()).containsOnlyKeys("de", "en");
      factor
          .findings()
          .values()
          .forEach(
              finding -> assertThat(finding).as(rule.name()).doesNotContain("{").endsWith("."));
    }
  }
}
