package org.kaskade.pages;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What is wrong with a page as it is shown: what axe finds, and what axe can't see.
final class Flaws {
  private static final String AXE = script("/axe.min.js");

  private static final String FOUND =
      """
      async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
        const flaws = found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
        const headings = [...document.querySelectorAll("h1")].filter((h1) => h1.textContent.trim());
        if (headings.length !== 1) {
          flaws.push(`${headings.length} headings of the first level`);
        }
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > width) {
          const wide = [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > width)
            .slice(0, 5)
            .map((element) => `${element.tagName}.${element.className}`);
          flaws.push(`scrolls sideways: ${wide.join(", ")}`);
        }
        return flaws;
      }
      """;

  private Flaws() {}

  /// Each in words, with the element it is at.
  static List<?> of(Page tab) {
    tab.evaluate(AXE);
    return (List<?>) Objects.requireNonNull(tab.evaluate(FOUND));
  }

  private static String script(String resource) {
    try (InputStream script = Flaws.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
