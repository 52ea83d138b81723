package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void findsSlipsOfTheKeyboard() {
    List<String> known = List.of("Server", "Switch", "Router", "Workload");

    assertThat(Suggestions.closest("Sever", known)).containsExactly("Server");
    assertThat(Suggestions.closest("wrokload", known)).containsExactly("Workload");
    assertThat(Suggestions.closest("SERVER", known)).containsExactly("Server");
  }

  @Test
  void findsNothingInWordsThatAreFarOff() {
    assertThat(Suggestions.closest("Database", List.of("Server", "Pdu"))).isEmpty();
    assertThat(Suggestions.closest("", List.of("a"))).isEmpty();
    assertThat(Suggestions.closest("x".repeat(100_000), List.of("x".repeat(100_000)))).isEmpty();
  }

  @Test
  void namesTheClosestThreeInOrder() {
    assertThat(Suggestions.closest("code", Set.of("core", "mode", "cod", "code2", "coed", "xyz")))
        .hasSize(3)
        .first()
        .isEqualTo("cod");
  }

  @Test
  void asksInWords() {
    assertThat(Suggestions.didYouMean("Sever", List.of("Server")))
        .isEqualTo(" (did you mean Server?)");
    assertThat(Suggestions.didYouMean("Sever", List.of("Fever", "Server")))
        .isEqualTo(" (did you mean Fever or Server?)");
    assertThat(Suggestions.didYouMean("Sever", List.of())).isEmpty();
  }
}
