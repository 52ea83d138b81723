package org.kaskade.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
  private final Actor vogt =
      new Actor("k.vogt", List.of("team:payments", "Data Base"), Set.of("editor", "cab"), Set.of());

  @Test
  void answersForWhatItOrItsTeamOwns() {
    assertThat(vogt.answersFor("k.vogt")).isTrue();
    assertThat(vogt.answersFor("payments")).isTrue();
    assertThat(vogt.answersFor("team:Payments")).isTrue();
    assertThat(vogt.answersFor("team:data base")).isTrue();
  }

  @Test
  void answersForNothingElse() {
    assertThat(vogt.answersFor("payments-eu")).isFalse();
    assertThat(vogt.answersFor("supplier:payments")).isFalse();
    assertThat(vogt.answersFor("")).isFalse();
    assertThat(vogt.belongsTo("k.vogt")).isFalse();
  }

  @Test
  void takesRolesInEitherSpelling() {
    assertThat(vogt.has("EDITOR")).isTrue();
    assertThat(vogt.has(Role.EDITOR)).isTrue();
    assertThat(vogt.has("cab")).isTrue();
    assertThat(vogt.has("change-manager")).isFalse();
    assertThat(Role.word("CHANGE_MANAGER")).isEqualTo(Role.CHANGE_MANAGER.word());
  }

  @Test
  void knowsTheAdministratorByTwoWords() {
    assertThat(KnownTokens.ADMINISTRATOR.administrator()).isTrue();
    assertThat(KnownTokens.ADMINISTRATOR.has("administrator")).isTrue();
    assertThat(vogt.administrator()).isFalse();
  }
}
