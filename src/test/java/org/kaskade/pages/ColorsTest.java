package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/// The colors of the style sheet, judged by what people with any eyes can tell apart.
class ColorsTest {
  private static final Pattern TOKEN =
      Pattern.compile("--([a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final List<String> STATES = List.of("unaffected", "at-risk", "degraded", "outage");

  private final Map<String, Color> light = new HashMap<>();
  private final Map<String, Color> dark = new HashMap<>();

  ColorsTest() throws IOException {
    String style =
        new ClassPathResource("pages/app/style.css").getContentAsString(StandardCharsets.UTF_8);
    TOKEN
        .matcher(style)
        .results()
        .forEach((MatchResult token) -> {
          light.put(token.group(1), Color.of(token.group(2)));
          dark.put(token.group(1), Color.of(token.group(3)));
        });
  }

  @ParameterizedTest(name = "dark {0}")
  @ValueSource(booleans = {false, true})
  void areLegible(boolean inTheDark) {
    for (String paper : List.of("paper", "panel", "mark")) {
      for (String text : List.of("ink", "ink-2", "link")) {
        assertThat(color(text, inTheDark).contrast(color(paper, inTheDark)))
            .as("%s on %s", text, paper)
            .isGreaterThanOrEqualTo(4.5);
      }
      for (String line : List.of("border", "focus")) {
        assertThat(color(line, inTheDark).contrast(color(paper, inTheDark)))
            .as("%s on %s", line, paper)
            .isGreaterThanOrEqualTo(3);
      }
    }
    for (String state : STATES) {
      assertThat(color(state + "-text", inTheDark).contrast(color(state + "-fill", inTheDark)))
          .as(state)
          .isGreaterThanOrEqualTo(4.5);
      assertThat(color(state + "-stroke", inTheDark).contrast(color("paper", inTheDark)))
          .as(state)
          .isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Eyes.class)
  void ofStatesAreToldApart(Eyes eyes) {
    for (boolean inTheDark : new boolean[] {false, true}) {
      for (String one : STATES) {
        for (String other : STATES) {
          if (one.compareTo(other) < 0) {
            assertThat(
                    Color.difference(
                        color(one + "-fill", inTheDark).seenBy(eyes),
                        color(other + "-fill", inTheDark).seenBy(eyes)))
                .as("%s and %s, dark: %s", one, other, inTheDark)
                .isGreaterThanOrEqualTo(10);
          }
        }
      }
    }
  }

  private Color color(String token, boolean inTheDark) {
    return Objects.requireNonNull((inTheDark ? dark : light).get(token), "no token --" + token);
  }
}
