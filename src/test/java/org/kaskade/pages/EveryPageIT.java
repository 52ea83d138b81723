package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every page, however it is looked at.
class EveryPageIT extends PageIT {
  /// One line per page.
  private static final List<String> PAGES =
      List.of(
          "/",
          "/search?q=pg",
          "/impact",
          "/impact?fail=hypervisor:hv-03.larkspur.example&sel=technical-service:edge",
          "/impact?fail=hypervisor:hv-99",
          "/ci/cluster:pg-orders",
          "/ci/hypervisor:hv-03.larkspur.example?tab=history",
          "/ci/hypervisor:hv-99",
          "/explore?ci=cluster:pg-orders&sel=cluster:pg-orders",
          "/explore?from=technical-service:edge&to=hypervisor:hv-03.larkspur.example",
          "/services",
          "/changes",
          "/changes/calendar",
          "/changes/CHG-000002",
          "/changes/CHG-000002?rev=1",
          "/changes/CHG-999999",
          "/board",
          "/board/CAB-000001",
          "/changes/new?ci=server:pg-orders-01.larkspur.example",
          "/cfia",
          "/causes",
          "/causes?down=business-service:online-shop&ok=business-service:customer-support",
          "/revisions",
          "/revisions/1",
          "/sources",
          "/sources/larkspur-machines",
          "/sources/larkspur-machines/plan",
          "/sources/larkspur-machines/plan?ref=main");

  /// Each fault in words, with the element it is at.
  private static final String ACCESSIBILITY =
      """
      async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
        return found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
      }
      """;

  private static String axe = "";

  @BeforeAll
  static void readsAxe() throws IOException {
    try (InputStream script = EveryPageIT.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Stream<Arguments> views() {
    return PAGES.stream()
        .flatMap(page -> Arrays.stream(Look.values()).map(look -> Arguments.of(page, look)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("views")
  void isLegibleReachableAndQuiet(String path, Look look) {
    Page tab = open(path, look);

    assertThat(tab.locator("h1").count()).isEqualTo(1);
    assertThat(tab.locator("h1").textContent()).isNotBlank();
    assertThat(tab.locator("main .banner.error").allTextContents()).isEmpty();
    assertThat(tab.evaluate("document.documentElement.scrollWidth"))
        .as("scrolls sideways: " + tab.evaluate(WIDEST))
        .isEqualTo(tab.evaluate("document.documentElement.clientWidth"));
    tab.evaluate(axe);
    assertThat((List<?>) tab.evaluate(ACCESSIBILITY)).isEmpty();
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void showsWhereTheKeyboardIs(String path) {
    Page tab = open(path);
    int controls = (int) tab.evaluate(CONTROLS);

    for (int reached = 0; reached < Math.min(controls, 40); reached++) {
      tab.keyboard().press("Tab");
      assertThat((String) tab.evaluate(RING)).isNotEqualTo("none");
    }
  }

  static Stream<String> pages() {
    return PAGES.stream();
  }

  private static final String WIDEST =
      """
      [...document.querySelectorAll("body *")].filter((e) =>
          e.getBoundingClientRect().right > document.documentElement.clientWidth)
        .slice(0, 5).map((e) => e.tagName + "." + e.className).join(", ")
      """;

  private static final String CONTROLS =
      """
      [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
        .filter((e) => e.checkVisibility() && !e.disabled && e.type !== "hidden").length
      """;

  private static final String RING = "getComputedStyle(document.activeElement).outlineStyle";
}
