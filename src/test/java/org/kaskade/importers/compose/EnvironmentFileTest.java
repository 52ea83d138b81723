package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
  @Test
  void readsNamesAndValues() {
    assertThat(
            read(
                """
                # comment
                A=one
                export B = two # comment
                C='$A #3'
                D="x ${A}\\ny" # comment
                E=${A}-${OUTER}
                F=a#b
                G=
                H: yaml
                not a variable!
                """))
        .containsExactly(
            Map.entry("A", "one"),
            Map.entry("B", "two"),
            Map.entry("C", "$A #3"),
            Map.entry("D", "x one\ny"),
            Map.entry("E", "one-outside"),
            Map.entry("F", "a#b"),
            Map.entry("G", ""),
            Map.entry("H", "yaml"));
  }

  @Test
  void readsQuotesOverSeveralLines() {
    assertThat(read("A=\"one\ntwo\"\nB=3\nC='never closed\n"))
        .containsExactly(
            Map.entry("A", "one\ntwo"), Map.entry("B", "3"), Map.entry("C", "never closed"));
  }

  @Test
  void leavesEncryptedValuesOut() {
    assertThat(read("A=ENC[AES256_GCM,data:x]\nB=2")).containsExactly(Map.entry("B", "2"));
  }

  private static Map<String, String> read(String content) {
    Map<String, String> values = new LinkedHashMap<>();
    EnvironmentFile.read(".env", content, Map.of("OUTER", "outside"), new Budget(10_000))
        .forEach((name, text) -> values.put(name, text.text()));
    return values;
  }
}
