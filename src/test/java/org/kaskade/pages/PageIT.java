package org.kaskade.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// Base of tests that look at pages in a browser, signed in as the administrator.
///
/// All of them share one browser. Each test has a browser context of its own: no cookie, cache or
/// choice is left from the one before.
abstract class PageIT extends PageServer {
  private static @Nullable Browser shared;

  private final List<BrowserContext> contexts = new ArrayList<>();

  /// What a page did that no page does.
  final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void needsABrowser() {
    assumeTrue(
        Chromium.isThere(), "skipped: no " + Chromium.PROGRAM + "; install Debian's chromium");
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
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
    tab.locator("main :is([aria-busy=true], kaskade-service:not(:defined))")
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
      shared = Chromium.launched();
    }
    return Objects.requireNonNull(shared);
  }
}
