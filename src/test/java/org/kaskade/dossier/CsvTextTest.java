package org.kaskade.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1"})
  void takesTheForceFromFormulas(String text) {
    assertThat(CsvText.cell(text).replace("\"", "")).isEqualTo("'" + text);
  }

  @Test
  void quotesWhatWouldEndACell() {
    assertThat(CsvText.of(List.of("a", "b"), List.of(List.of("x, \"y\"", "two\nlines"))))
        .isEqualTo("\uFEFFa,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n");
  }
}
