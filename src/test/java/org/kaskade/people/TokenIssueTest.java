package org.kaskade.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.access.TokenFingerprint;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TokenIssueTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

  private TokenIssue issue() {
    return new TokenIssue(
        beans.getBeanProvider(FurtherRoles.class),
        Duration.ofDays(365),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private AccessToken issued(
      String person, @Nullable List<String> roles, @Nullable Instant expires) {
    return issue()
        .issue(new IssueTokenInput(person, null, null, roles, null, expires), "administrator")
        .issued();
  }

  @Test
  void keepsTheFingerprintAlone() {
    TokenIssue.Issued issued =
        issue().issue(new IssueTokenInput("ann", null, null, null, null, null), "administrator");

    assertThat(issued.token()).matches("kaskade_[A-Za-z0-9_-]{43}");
    assertThat(issued.issued().fingerprint()).isEqualTo(TokenFingerprint.of(issued.token()));
    assertThat(issued.issued().toString()).doesNotContain(issued.token());
  }

  @Test
  void makesNoTwoAlike() {
    assertThat(issued("ann", null, null).id()).isNotEqualTo(issued("ann", null, null).id());
  }

  @Test
  void lastsNinetyDaysUnlessTold() {
    assertThat(issued("ann", null, null).expires()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    assertThat(issued("ann", null, NOW.plusSeconds(1)).expires()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void endsWhenItExpires() {
    AccessToken token = issued("ann", null, NOW.plusSeconds(60));

    assertThat(token.validAt(NOW.plusSeconds(59))).isTrue();
    assertThat(token.validAt(NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void refusesToLastForeverOrNotAtAll() {
    assertThatThrownBy(() -> issued("ann", null, NOW.plus(Duration.ofDays(366))))
        .hasMessageContaining("365 days")
        .hasMessageContaining("kaskade.limits.token-age");
    assertThatThrownBy(() -> issued("ann", null, NOW)).hasMessageContaining("is over");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "-ann", "administrator", "Kaskade", "a\nb"})
  void refusesNamesThatNobodyMayHave(String person) {
    assertThatThrownBy(() -> issued(person, null, null))
        .hasMessageContaining(Objects.equals(person.strip(), "") ? "no name" : "person");
  }

  @Test
  void takesRolesInEitherSpellingAndReadsOnlyUnlessTold() {
    assertThat(issued("ann", List.of("CHANGE_MANAGER", "change-manager", "Editor"), null).roles())
        .containsExactly("change-manager", "editor");
    assertThat(issued("ann", null, null).roles()).containsExactly("viewer");
  }

  @Test
  void refusesRolesThatDoNothing() {
    assertThatThrownBy(() -> issued("ann", List.of("change-manger"), null))
        .hasMessageContaining("'change-manger'")
        .hasMessageContaining("change-manager");
    assertThatThrownBy(() -> issued("ann", List.of(), null)).hasMessageContaining("do nothing");
    assertThatThrownBy(() -> issued("ann", List.of("cab"), null)).hasMessageContaining("'cab'");
  }

  @Test
  void takesRolesThatDeclarationsSpeakOf() {
    beans.addBean("cab", new FurtherRoles(List.of("cab")));

    assertThat(issued("ann", List.of("CAB"), null).roles()).containsExactly("cab");
  }

  @Test
  void keepsFeedTokensFromDoingMore() {
    assertThatThrownBy(() -> issued("ann", List.of("feed", "viewer"), null))
        .hasMessageContaining("feed goes with no other");
    assertThat(issued("ann", List.of("feed"), null).roles()).containsExactly("feed");
  }
}
