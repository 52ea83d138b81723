package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.ImpactState;

class ApproversTest {
  private final Approvers approvers = new Approvers(RiskPolicyTest.shipped());

  private static ReachedService service(String name, @Nullable String owner, ImpactState state) {
    return new ReachedService("service:" + name, name, Criticality.HIGH, owner, state);
  }

  private List<String> asked(String type, RiskLevel level, ReachedService... services) {
    return approvers.of(type, List.of(services), 30, level).stream()
        .map(one -> one.approver() + ": " + one.reason("en", "en"))
        .toList();
  }

  @Test
  void areTheOwnersOfReachedServicesEachOnce() {
    assertThat(
            asked(
                "NORMAL",
                RiskLevel.MEDIUM,
                service("shop", "Sales", ImpactState.OUTAGE),
                service("cart", "Sales", ImpactState.DEGRADED),
                service("mail", "Office", ImpactState.AT_RISK)))
        .containsExactly(
            "Office: Owns mail; in the worst case: at risk.",
            "Sales: Owns shop, cart; in the worst case: outage.");
  }

  @Test
  void includeTheBoardFromALevelOn() {
    assertThat(asked("NORMAL", RiskLevel.HIGH, service("shop", "Sales", ImpactState.OUTAGE)))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("role:change-manager: ")
        .contains("level high", "30 points");
  }

  @Test
  void areTheBoardInPlaceOfAnOwnerThatIsMissing() {
    assertThat(asked("EMERGENCY", RiskLevel.LOW, service("shop", null, ImpactState.OUTAGE)))
        .singleElement()
        .asString()
        .contains("Nobody owns shop");
  }

  @Test
  void areTheBoardWhereNobodyElseIsAsked() {
    assertThat(asked("NORMAL", RiskLevel.LOW)).singleElement().asString().contains("Nobody else");
  }

  @Test
  void areNobodyForAStandardChange() {
    assertThat(asked("STANDARD", RiskLevel.VERY_HIGH, service("shop", "Sales", ImpactState.OUTAGE)))
        .isEmpty();
  }
}
