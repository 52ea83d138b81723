package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"board", "drawing", "dossier"})
  void areTheSameInBothLanguages(String folder) {
    Words words = new Words(folder);
    assertThat(words.names(Language.DE)).isEqualTo(words.names(Language.EN)).isNotEmpty();
    for (String name : words.names(Language.EN)) {
      assertThat(arguments(words, Language.DE, name))
          .as(name)
          .isEqualTo(arguments(words, Language.EN, name));
    }
  }

  /// How many arguments a text shows; seen by what it makes of none.
  private static long arguments(Words words, Language language, String name) {
    String shown = words.say(language, name);
    return List.of("{0}", "{1}", "{2}", "{3}", "{4}", "{5}").stream()
        .filter(shown::contains)
        .count();
  }

  @Test
  void putTextsInAsTheyAre() {
    Words words = new Words("drawing");
    assertThat(words.say(Language.EN, "title.outage", "{0} it's '{1}'"))
        .isEqualTo("If {0} it's '{1}' fails");
  }

  @Test
  void listThreeAndMoreAsTwoAndTheRest() {
    Words words = new Words("drawing");
    assertThat(words.list(Language.EN, List.of())).isEmpty();
    assertThat(words.list(Language.EN, List.of("a", "b"))).isEqualTo("a and b");
    assertThat(words.list(Language.DE, List.of("a", "b", "c", "d")))
        .isEqualTo("a, b und 2 weitere");
  }

  @Test
  void refuseWhatTheyDoNotKnow() {
    Words words = new Words("drawing");
    assertThatThrownBy(() -> words.say(Language.EN, "no.such.text"))
        .hasMessageContaining("no.such.text");
  }
}
