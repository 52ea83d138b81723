package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

class PythonLiteralTest {
  /// The types are those that `ansible-inventory` shows for the same text.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "8080, Long 8080",
        "8080 # web, Long 8080",
        "True, Boolean true",
        "true, String true",
        "'a b', String a b",
        "'a' b, String 'a' b",
        "007, String 007",
        "1.5, Double 1.5",
        "10.0.0.1, String 10.0.0.1",
        "a#b, String a#b",
        "`['a', 1]`, list 2",
        "[a, String [a",
        "None, null"
      })
  void readsWhatPythonReads(String text, String expected) {
    assertThat(show(PythonLiteral.parse(text, 1))).isEqualTo(expected);
  }

  private static String show(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> {
        Object value = scalar.value();
        yield value == null ? "null" : value.getClass().getSimpleName() + " " + value;
      }
      case YamlSequence list -> "list " + list.items().size();
      default -> node.toString();
    };
  }
}
