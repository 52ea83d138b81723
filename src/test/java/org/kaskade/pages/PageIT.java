package org.kaskade.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// Base of tests that look at pages in a browser, signed in as the administrator.
///
/// All of them share one browser. Each test has a browser context of its own: no cookie, cache or
/// choice is left from the one before.
abstract class PageIT extends PageServer {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static @Nullable Browser shared;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> proposed = new ArrayList<>();

  /// What a page did that no page does.
  final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void needsABrowser() {
    assumeTrue(
        Files.isExecutable(CHROMIUM), "skipped: no " + CHROMIUM + "; install Debian's chromium");
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }

  @AfterEach
  void nothingStaysScheduled() {
    proposed.forEach(number ->
        answer("mutation($n: ID!) { cancelChange(number: $n) { state } }", Map.of("n", number)));
  }

  /// Proposes a change of an hour that takes a CI down; it is called off after the test.
  ///
  /// @return its number
  String proposed(String title, String key, Instant start) {
    String number =
        data(
                "mutation($i: ProposedChangeInput!) { proposeChange(input: $i) { number } }",
                Map.of(
                    "i",
                    Map.of(
                        "title",
                        title,
                        "start",
                        start.toString(),
                        "end",
                        start.plus(1, ChronoUnit.HOURS).toString(),
                        "changes",
                        List.of(Map.of("key", key, "effect", "OUTAGE")))))
            .at("/proposeChange/number")
            .asString();
    proposed.add(number);
    return number;
  }

  /// A tab of a signed-in person who uses light colors and English.
  Page tab() {
    return tab(Look.LIGHT);
  }

  Page tab(Look look) {
    BrowserContext context = context(look);
    context.addCookies(
        List.of(
            new Cookie("kaskade", TOKEN)
                .setUrl(address("/"))
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.STRICT)));
    return watched(context.newPage());
  }

  /// A tab of somebody who didn't sign in.
  Page strangersTab() {
    return strangersTab(Look.LIGHT);
  }

  Page strangersTab(Look look) {
    return watched(context(look).newPage());
  }

  /// Opens a page and waits until it shows its answer, or why there is none.
  Page open(String path) {
    return open(path, Look.LIGHT);
  }

  Page open(String path, Look look) {
    Page tab = tab(look);
    tab.navigate(address(path));
    settled(tab);
    return tab;
  }

  static void settled(Page tab) {
    tab.locator("main .body[aria-busy=false]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    tab.locator("main [aria-busy=true]")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private BrowserContext context(Look look) {
    BrowserContext context = browser().newContext(look.options());
    context.setDefaultTimeout(10_000);
    contexts.add(context);
    return context;
  }

  private Page watched(Page tab) {
    tab.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        faults.add("console: " + message.text());
      }
    });
    tab.onPageError(error -> faults.add("script: " + error));
    tab.onRequest(request -> {
      if (!request.url().startsWith(address("/")) && !request.url().startsWith("data:")) {
        faults.add("request: " + request.url());
      }
    });
    return tab;
  }

  private static Browser browser() {
    if (shared == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      shared =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(CHROMIUM)
                      .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }
    return Objects.requireNonNull(shared);
  }
}
