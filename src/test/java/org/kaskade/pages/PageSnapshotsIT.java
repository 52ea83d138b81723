package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// What a screen reader is told of the main part of each page, as text in
/// `src/test/resources/pages`.
///
/// A page that shall say something else now is written anew with `-Dkaskade.snapshots=write`. The
/// server is one of their own, which nothing else is registered with, and its clock stands still:
/// times are always the same. Where links lead is left out, and what a change elsewhere would alter
/// has a name instead; see PLACEHOLDERS.
@Import(PageSnapshotsIT.StandingClock.class)
class PageSnapshotsIT extends PageIT {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Path EXPECTED = Path.of("src/test/resources/pages");
  private static final Path SHOWN = Path.of("target/pages");

  /// Commits change with each sample inventory, numbers of revisions with each step of the demo.
  /// The store has a clock of its own: what it writes down happens at a time outside the weeks that
  /// changes are planned in here. Which time zones there are is the browser's to know.
  private static final Map<Pattern, String> PLACEHOLDERS =
      Map.of(
          Pattern.compile("\\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\\b"),
          "‹commit›",
          Pattern.compile("\\b(revisions?|r(?=\\d)) ?\\d+\\b", Pattern.CASE_INSENSITIVE),
          "$1 ‹number›",
          Pattern.compile("/\\S*(?=/demo/inventories\\.git)"),
          "‹folder›",
          Pattern.compile("(?m)(?:^( *)- option \"[A-Z]\\w+/\\w[^\"]*\"\n)+"),
          "$1- option \"‹time zone›\"\n",
          Pattern.compile(
              "\\b\\w{3}, \\d{1,2} (?!(?:Feb|Mar) 2026)\\w{3} \\d{4}, \\d{2}:\\d{2} [A-Z]+"),
          "‹time›");

  /// Where a link leads, and the colon before it unless more follows.
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)(?::(?=\n( *)- /url: .*(?:\n(?!\\1- )|$)))?\n *- /url: .*$");

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void saysWhatItSaidBefore(String path) throws IOException {
    Page tab = tab();
    tab.clock().setFixedTime(Date.from(NOW));
    tab.navigate(address(path));
    settled(tab);
    tab.waitForTimeout(500);
    settled(tab);
    String said = said(tab.locator("main").ariaSnapshot());
    Path expected = EXPECTED.resolve(file(path));
    if (System.getProperty("kaskade.snapshots", "").equals("write")) {
      Files.createDirectories(EXPECTED);
      Files.writeString(expected, said);
    }

    Path shown = SHOWN.resolve(file(path));
    Files.createDirectories(SHOWN);
    Files.writeString(shown, said);
    assertThat(shown).hasSameTextualContentAs(expected);
  }

  static Stream<String> pages() {
    return EveryPageIT.PAGES.stream();
  }

  private static String said(String snapshot) {
    String text = ADDRESS.matcher(snapshot).replaceAll("") + "\n";
    for (Map.Entry<Pattern, String> placeholder : PLACEHOLDERS.entrySet()) {
      text = placeholder.getKey().matcher(text).replaceAll(placeholder.getValue());
    }
    return text;
  }

  private static String file(String path) {
    return EveryPageIT.name(path) + ".yaml";
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class StandingClock {
    @Bean
    @Primary
    Clock standingClock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }
}
