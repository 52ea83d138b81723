package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every page, however it is looked at.
class EveryPageIT extends PageIT {
  /// One line per page.
  static final List<String> PAGES =
      List.of(
          "/",
          "/search?q=pg",
          "/impact",
          "/impact?fail=hypervisor:hv-03.larkspur.example&sel=technical-service:edge",
          "/impact?fail=hypervisor:hv-03.larkspur.example&vs=hypervisor:hv-01.larkspur.example",
          "/impact?fail=hypervisor:hv-99",
          "/ci/cluster:production/pg-orders",
          "/ci/hypervisor:hv-03.larkspur.example?tab=history",
          "/ci/hypervisor:hv-99",
          "/ci/business-service:order-fulfilment",
          "/explore?ci=cluster:production/pg-orders&sel=cluster:production/pg-orders",
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
          "/sources/larkspur-machines/plan?ref=main",
          "/settings",
          "/help");

  static Stream<Arguments> views() {
    return PAGES.stream()
        .flatMap(page ->
            Stream.of(Look.LIGHT, Look.NARROW, Look.GERMAN).map(look -> Arguments.of(page, look)));
  }

  /// Colors change under an open page, as they do when the system turns dark in the evening.
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("views")
  void isLegibleReachableAndQuiet(String path, Look look) {
    Page tab = open(path, look);

    assertThat(tab.locator("main .banner.error").allTextContents()).isEmpty();
    assertThat(Flaws.of(tab)).isEmpty();
    if (look == Look.LIGHT) {
      Object ink = tab.evaluate(INK);
      tab.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(tab.evaluate(INK)).isNotEqualTo(ink);
      assertThat(Flaws.of(tab)).as("dark").isEmpty();
      tab.emulateMedia(
          new EmulateMediaOptions()
              .setColorScheme(ColorScheme.LIGHT)
              .setForcedColors(ForcedColors.ACTIVE));
      assertThat(Flaws.of(tab)).as("forced colors").isEmpty();
    }
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

  /// Pages in the look of the others that need no sign-in.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Look.class)
  void isNoWorseBeforeSigningIn(Look look) {
    for (String path : List.of("/sign-in", "/nothing-here")) {
      Page tab = path.equals("/sign-in") ? strangersTab(look) : tab(look);
      tab.navigate(address(path));
      tab.locator("main .card").waitFor();

      assertThat(Flaws.of(tab)).as(path).isEmpty();
      assertThat(faults).as(path).allMatch(fault -> fault.contains("404"));
    }
  }

  static Stream<String> pages() {
    return PAGES.stream();
  }

  /// `/changes/CHG-000002?rev=1` becomes `changes-CHG-000002-rev-1`, for files.
  static String name(String path) {
    String name = path.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "home" : name;
  }

  /// Tab stops once in a group of radio buttons.
  private static final String CONTROLS =
      """
      [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
        .filter((e) =>
          e.checkVisibility() && !e.disabled && e.type !== "hidden" && e.tabIndex >= 0 &&
          (e.type !== "radio" || e.checked)).length
      """;

  private static final String INK = "getComputedStyle(document.body).color";
  private static final String RING = "getComputedStyle(document.activeElement).outlineStyle";
}
