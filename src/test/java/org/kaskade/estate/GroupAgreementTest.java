package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaskade.schema.Strength;
import org.kaskade.schema.TestSchema;

class GroupAgreementTest {
  private static DependencyClaim claim(
      String dependent,
      String provider,
      @Nullable Strength strength,
      @Nullable String group,
      @Nullable String need) {
    return new DependencyClaim(
        server(dependent), server(provider), "DEPENDS_ON", strength, group, need, Place.api("me"));
  }

  private static CiPointer server(String name) {
    return new CiPointer.ByIdentity("Server", Map.of("name", name));
  }

  private static List<Refusal> check(DependencyClaim... claims) {
    return GroupAgreement.check(List.of(claims), TestSchema.SCHEMA);
  }

  @Test
  void takesWhatIsNotSaidForAgreement() {
    assertThat(
            check(
                claim("web", "db1", null, "db", "2"),
                claim("web", "db2", Strength.SOFT, "db", null),
                claim("web", "db3", null, "db", null)))
        .isEmpty();
  }

  @Test
  void refusesEachDependencyThatContradictsTheFirstOfItsGroup() {
    List<Refusal> refusals =
        check(
            claim("web", "db1", Strength.HARD, "db", "2"),
            claim("web", "db2", Strength.SOFT, "db", "2"),
            claim("web", "db3", Strength.HARD, "db", "1"));

    assertThat(refusals).extracting(Refusal::code).containsOnly("GROUP_DISAGREES");
    assertThat(refusals).extracting(Refusal::index).containsExactly(1, 2);
    assertThat(refusals)
        .extracting(Refusal::field)
        .containsExactly(List.of("strength"), List.of("need"));
    assertThat(refusals.getLast().message()).contains("'db'", "need 1", "2 in dependency 0");
  }

  @Test
  void letsGroupsOfOneNameOfTwoDependentsDiffer() {
    assertThat(check(claim("web", "db1", null, "db", "2"), claim("app", "db1", null, "db", "1")))
        .isEmpty();
  }

  @Test
  void knowsTheGroupThatTheTypeGives() {
    DependencyClaim first = member("s1", "1");
    DependencyClaim second = member("s2", "2");

    assertThat(check(first, second)).extracting(Refusal::code).containsExactly("GROUP_DISAGREES");
  }

  private static DependencyClaim member(String server, String need) {
    return new DependencyClaim(
        new CiPointer.ByIdentity("Cluster", Map.of("name", "c")),
        server(server),
        "MEMBER_OF",
        null,
        null,
        need,
        Place.api("me"));
  }

  @Test
  void refusesTheSameDependencyWithTwoStrengths() {
    assertThat(
            check(
                claim("web", "db", Strength.HARD, null, null),
                claim("web", "db", null, null, null),
                claim("web", "db", Strength.HARD, null, null),
                claim("web", "db", Strength.SOFT, null, null)))
        .singleElement()
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("DEPENDENCY_DISAGREES");
          assertThat(refusal.index()).isEqualTo(3);
        });
  }
}
