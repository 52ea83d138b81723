package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.estate.Claim.Site;
import org.kaskade.schema.Strength;
import org.kaskade.schema.TestSchema;

class EffectiveCiTest {
  private static Claim claim(
      String source,
      @Nullable String ciClass,
      Map<String, Object> values,
      ClaimedDependency... dependencies) {
    return new Claim(
        new Site(source, ""),
        ciClass,
        values,
        List.of(dependencies),
        null,
        null,
        null,
        Instant.EPOCH);
  }

  private static ClaimedDependency needs(
      String provider, @Nullable Strength strength, @Nullable String group, @Nullable String need) {
    return new ClaimedDependency(provider, "DEPENDS_ON", strength, group, need, null);
  }

  private static EffectiveCi of(Claim... claims) {
    return EffectiveCi.of("server:a", List.of(claims), null, TestSchema.SCHEMA);
  }

  @Test
  void hasForEachAttributeTheValueOfTheStrongestClaimThatSaysOne() {
    EffectiveCi ci =
        of(
            claim("b", "Server", Map.of("name", "from b", "role", "db", "cpuCores", 8)),
            claim("a", "Server", Map.of("name", "from a", "cpuCores", 4)),
            claim("manual", "Server", Map.of("cpuCores", 16)));

    assertThat(ci.values())
        .containsEntry("cpuCores", 16)
        .containsEntry("name", "from a")
        .containsEntry("role", "db");
  }

  @Test
  void isTheSameInWhateverOrderClaimsCome() {
    Claim first = claim("a", "Server", Map.of("name", "a"), needs("server:x", null, "g", "2"));
    Claim second =
        claim("b", "VirtualMachine", Map.of("name", "b"), needs("server:y", null, "g", null));

    assertThat(of(first, second)).isEqualTo(of(second, first));
  }

  @Test
  void isOfTheMostSpecificClassOnTheLineOfTheStrongestClaim() {
    Claim general = claim("a", "Server", Map.of());

    assertThat(of(general, claim("b", "VirtualMachine", Map.of())).ciClass())
        .isEqualTo("VirtualMachine");
    assertThat(of(general, claim("b", "Database", Map.of())).ciClass()).isEqualTo("Server");
  }

  @Test
  void doesNotShowWhatItsClassDoesNotDeclare() {
    EffectiveCi ci = of(claim("a", "Server", Map.of("name", "a", "numberOfWheels", 4)));

    assertThat(ci.values()).doesNotContainKey("numberOfWheels");
  }

  @Test
  void isRetiredWithItsLastValuesWhenNoClaimHoldsIt() {
    StoredCi before =
        new StoredCi("server:a", "Server", Map.of("name", "a", "lifecycle", "LIVE"), List.of());

    EffectiveCi ci =
        EffectiveCi.of(
            "server:a",
            List.of(claim("a", null, Map.of(), needs("server:x", null, null, null))),
            before,
            TestSchema.SCHEMA);

    assertThat(ci.retired()).isTrue();
    assertThat(ci.ciClass()).isEqualTo("Server");
    assertThat(ci.values()).containsEntry("name", "a");
    assertThat(ci.dependencies()).extracting(Dependency::provider).containsExactly("server:x");
  }

  @Test
  void takesTheStrengthThatIsSaidElseThatOfTheType() {
    assertThat(of(claim("a", "Server", Map.of(), needs("server:x", null, null, null))))
        .extracting(ci -> ci.dependencies().getFirst().strength())
        .isEqualTo(Strength.HARD);
    EffectiveCi ci =
        of(
            claim("a", "Server", Map.of(), needs("server:x", null, null, null)),
            claim("b", "Server", Map.of(), needs("server:x", Strength.SOFT, null, null)));

    assertThat(ci.dependencies())
        .containsExactly(
            new Dependency(
                "server:a",
                "server:x",
                "DEPENDS_ON",
                Strength.SOFT,
                null,
                null,
                List.of("a", "b")));
  }

  @Test
  void givesAllDependenciesOfAGroupTheSameTerms() {
    EffectiveCi ci =
        of(
            claim("b", "Server", Map.of(), needs("server:y", null, "g", "2")),
            claim("a", "Server", Map.of(), needs("server:x", Strength.SOFT, "g", null)));

    assertThat(ci.dependencies())
        .extracting(Dependency::provider, Dependency::strength, Dependency::need)
        .containsExactly(
            tuple("server:x", Strength.SOFT, "2"), tuple("server:y", Strength.SOFT, "2"));
  }

  @Test
  void needsOneOfAGroupWhenNobodySaysMore() {
    EffectiveCi ci = of(claim("a", "Server", Map.of(), needs("server:x", null, "g", null)));

    assertThat(ci.dependencies().getFirst().need()).isEqualTo("1");
  }

  @Test
  void keepsGroupsAndSingleDependenciesOnOneProviderApart() {
    EffectiveCi ci =
        of(
            claim(
                "a",
                "Server",
                Map.of(),
                needs("server:x", null, "g", null),
                needs("server:x", null, null, null),
                needs("server:x", null, "", null)));

    assertThat(ci.dependencies()).extracting(Dependency::group).containsExactly(null, "g");
  }
}
