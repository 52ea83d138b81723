package org.kaskade.pages;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What one visit of a page cost, with nothing in the browser's cache.
///
/// Until the first answer is shown: its scripts, and the bytes of them and of its HTML and styles
/// as they were sent. Afterwards: times in milliseconds, shifts of the layout as CLS has them, and
/// the heap of the tab in megabytes.
///
/// @param drawing from the arrival of the picture's data to the picture; 0 where there is none
/// @param interaction the slowest after something was pressed, 0 if none took 16 ms
record PageVisit(
    int scripts,
    double scriptBytes,
    double markupBytes,
    double firstPaint,
    double largestPaint,
    double answer,
    double drawing,
    double interaction,
    double shifts,
    double heap) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String WATCH =
      """
      window.seen = { answer: 0, picture: 0, largest: 0, interaction: 0, shifts: 0 };
      const watch = (type, each, more) =>
        new PerformanceObserver((list) => list.getEntries().forEach(each))
          .observe({ type, buffered: true, ...more });
      watch("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
      watch("layout-shift", (entry) => { seen.shifts += entry.hadRecentInput ? 0 : entry.value; });
      watch("event", (entry) => {
        seen.interaction = Math.max(seen.interaction, entry.interactionId ? entry.duration : 0);
      }, { durationThreshold: 16 });
      new MutationObserver(() => {
        if (!seen.answer && document.querySelector("main .body[aria-busy=false]")) {
          seen.answer = performance.now();
        }
        if (!seen.picture && document.querySelector("kaskade-picture svg")) {
          seen.picture = performance.now();
        }
      }).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-busy"] });
      """;

  private static final String COST =
      """
      () => {
        const started = performance.getEntriesByType("resource").filter((one) => one.startTime <= seen.answer);
        const scripts = started.filter((one) => one.name.endsWith(".js"));
        const styles = started.filter((one) => one.name.endsWith(".css"));
        const bytes = (all) => all.reduce((sum, one) => sum + one.encodedBodySize, 0);
        const answers = performance.getEntriesByType("resource")
          .filter((one) => one.name.endsWith("/graphql") && one.responseEnd <= seen.picture)
          .map((one) => one.responseEnd);
        return JSON.stringify({
          ...seen,
          scripts: scripts.length,
          scriptBytes: bytes(scripts),
          markupBytes: bytes(styles) + bytes(performance.getEntriesByType("navigation")),
          first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
          drawing: seen.picture && answers.length ? seen.picture - Math.max(...answers) : 0,
        });
      }
      """;

  /// What people press on pages; the first that is there.
  private static final List<String> PRESSED =
      List.of(
          "main section.travel a.box:last-of-type",
          "main .explorer a.box:last-of-type",
          "main .chip",
          "main input[type=checkbox]",
          "#theme");

  /// Visits a page in a fresh tab.
  static PageVisit of(Page tab, String address) {
    tab.addInitScript(WATCH);
    tab.navigate(address);
    PageIT.settled(tab);
    tab.waitForTimeout(300);
    JsonNode quiet = JSON.readTree((String) Objects.requireNonNull(tab.evaluate(COST)));
    CDPSession session = tab.context().newCDPSession(tab);
    session.send("HeapProfiler.collectGarbage");
    double heap = session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / 1_000_000;
    press(tab);
    JsonNode pressed = JSON.readTree((String) Objects.requireNonNull(tab.evaluate(COST)));
    return new PageVisit(
        quiet.get("scripts").asInt(),
        quiet.get("scriptBytes").asDouble(),
        quiet.get("markupBytes").asDouble(),
        quiet.get("first").asDouble(),
        quiet.get("largest").asDouble(),
        quiet.get("answer").asDouble(),
        quiet.get("drawing").asDouble(),
        pressed.get("interaction").asDouble(),
        quiet.get("shifts").asDouble(),
        heap);
  }

  private static void press(Page tab) {
    for (String what : PRESSED) {
      Locator found = tab.locator(what + " >> visible=true");
      if (found.count() > 0) {
        found.first().click();
        break;
      }
    }
    tab.waitForTimeout(400);
  }

  /// Of each number the one that three of four visits keep to.
  static PageVisit usual(List<PageVisit> visits) {
    return new PageVisit(
        (int) usual(visits.stream().map(visit -> (double) visit.scripts)),
        usual(visits.stream().map(PageVisit::scriptBytes)),
        usual(visits.stream().map(PageVisit::markupBytes)),
        usual(visits.stream().map(PageVisit::firstPaint)),
        usual(visits.stream().map(PageVisit::largestPaint)),
        usual(visits.stream().map(PageVisit::answer)),
        usual(visits.stream().map(PageVisit::drawing)),
        usual(visits.stream().map(PageVisit::interaction)),
        usual(visits.stream().map(PageVisit::shifts)),
        usual(visits.stream().map(PageVisit::heap)));
  }

  private static double usual(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    return sorted.get((int) Math.ceil(0.75 * sorted.size()) - 1);
  }

  /// As rows for people, with what each column may be at most.
  static String table(Map<String, PageVisit> rows) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-72s %7s %9s %9s %6s %6s %7s %7s %6s %6s %6s%n"
            .formatted(
                "page",
                "scripts",
                "script B",
                "markup B",
                "FCP",
                "LCP",
                "answer",
                "drawing",
                "INP",
                "CLS",
                "heap"));
    text.append(
        "%-72s %7s %9s %9s %6s %6s %7s %7s %6s %6s %6s%n"
            .formatted("at most", 25, 60_000, 25_000, 500, 1500, "", 50, 200, 0.02, 100));
    rows.forEach((path, row) ->
        text.append(
            "%-72s %7d %9.0f %9.0f %6.0f %6.0f %7.0f %7.0f %6.0f %6.3f %6.1f%n"
                .formatted(
                    path,
                    row.scripts,
                    row.scriptBytes,
                    row.markupBytes,
                    row.firstPaint,
                    row.largestPaint,
                    row.answer,
                    row.drawing,
                    row.interaction,
                    row.shifts,
                    row.heap)));
    return text.toString();
  }
}
