package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people come for, from the home page to the answer: by keyboard alone, with a mouse, and on
/// a screen of 320 pixels.
class UserWalksIT extends PageIT {
  enum Way {
    KEYBOARD,
    MOUSE,
    NARROW
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void findsACiAndWhoAnswersForIt(Way way) {
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.search("pg-or");
    hand.take(tab.locator("#found"), "cluster");

    assertThat(tab).hasURL(address("/ci/cluster:production/pg-orders"));
    arrived(tab, "pg-orders");
    assertThat(tab.locator("main")).containsText("team-");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void seesWhatFailsWhenRackAndSwitchFailTogether(Way way) {
    registerKiosk();
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.press(navigation(tab, "Impact"));
    hand.write(combobox(tab, "What fails?"), "kiosk-rack");
    hand.take(tab.locator("main"), "kiosk-rack");
    arrived(tab, "If kiosk-rack fails");
    Locator services = tab.getByRole(AriaRole.REGION, named("Services reached, worst first"));
    assertThat(services.locator("tbody tr")).containsText("At risk");

    hand.write(combobox(tab, "Add what fails too"), "kiosk-switch");
    hand.take(tab.locator("main"), "kiosk-switch");
    arrived(tab, "If kiosk-rack and kiosk-switch fail");
    assertThat(services.locator("tbody tr")).containsText("Outage");

    hand.press(services.getByRole(AriaRole.BUTTON, within("Kiosk")));
    assertThat(tab.locator(".panel h3")).hasText("Kiosk");
    assertThat(tab.locator(".panel ol.path")).containsText("kiosk-server-");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void readsTheDossierOfACollidingChange(Way way) {
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.press(navigation(tab, "Changes"));
    hand.press(tab.getByLabel("collides"));
    hand.press(tab.locator("tbody tr", text("Firmware of hypervisor hv-03")).locator("a").first());

    arrived(tab, "Firmware of hypervisor hv-03");
    assertThat(tab.locator(".score")).containsText("of 100");
    assertThat(tab.locator("main")).containsText(Pattern.compile("Together with CHG-\\d+"));
    assertThat(tab.locator("kaskade-picture a.box").first()).isVisible();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void movesAChangeToTheNextSafeSlot(Way way) {
    String number = proposed("Status page " + way, "server:status-01.larkspur.example", saturday());
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.press(navigation(tab, "Changes"));
    hand.press(tab.locator("tbody").getByText(number, exactly()));
    arrived(tab, number);
    hand.press(tab.getByRole(AriaRole.BUTTON, starting("Move to next safe slot")));
    Locator question = tab.getByRole(AriaRole.DIALOG);
    assertThat(question).containsText("From Sat");
    hand.press(question.getByRole(AriaRole.BUTTON, within("Move")));

    assertThat(tab.locator(".body > [role=status]")).containsText("It runs");
    assertThat(tab.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void plansABranch(Way way) {
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.press(navigation(tab, "Sources"));
    hand.press(tab.locator("tbody").getByText("larkspur-machines", exactly()));
    hand.write(tab.getByLabel("Branch, tag or commit"), "feature/retire-pg-orders-02");
    hand.press(tab.getByRole(AriaRole.BUTTON, starting("Show the plan")));

    arrived(tab, "Merging feature/retire-pg-orders-02 makes");
    assertThat(tab.locator("tr.RETIRE").first()).containsText("pg-orders-02");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void findsTheCauseOfThreeOutages(Way way) {
    Page tab = home(way);
    Hand hand = hand(way, tab);

    hand.press(navigation(tab, "Causes"));
    for (String name : List.of("Event streaming", "Kubernetes platform", "pg-orders-01")) {
      hand.write(combobox(tab, "Also down"), name);
      hand.take(tab.locator("main"), name);
      tab.locator(".reports li", text(name)).waitFor();
    }

    arrived(tab, "explains 3 of 3");
    Locator best = tab.locator(".causes > li").first();
    assertThat(best).containsText("Call");
    hand.press(best.getByText("All that it reaches"));
    arrived(tab, "fails");
  }

  private Page home(Way way) {
    return open("/", way == Way.NARROW ? Look.NARROW : Look.LIGHT);
  }

  private static Hand hand(Way way, Page tab) {
    return way == Way.KEYBOARD ? new Hand.Keyboard(tab) : new Hand.Mouse(tab);
  }

  /// At an answer that fits the screen.
  private static void arrived(Page tab, String heading) {
    assertThat(tab.locator("h1")).containsText(heading);
    settled(tab);
    assertThat(tab.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(tab.evaluate("document.documentElement.clientWidth"));
  }

  /// A service with two servers: one stands in a rack, the other hangs on a switch.
  private void registerKiosk() {
    register(
        "kiosk",
        "MERGE",
        List.of(
            ci("rack:kiosk-rack", "Rack", "kiosk-rack"),
            ci("switch:kiosk-switch", "Switch", "kiosk-switch"),
            ci("server:kiosk-server-1", "Server", "kiosk-server-1"),
            ci("server:kiosk-server-2", "Server", "kiosk-server-2"),
            ci("business-service:kiosk", "BusinessService", "Kiosk")),
        List.of(
            Map.of("dependent", "server:kiosk-server-1", "provider", "rack:kiosk-rack"),
            Map.of("dependent", "server:kiosk-server-2", "provider", "switch:kiosk-switch"),
            needsOne("server:kiosk-server-1"),
            needsOne("server:kiosk-server-2")));
  }

  private static Map<String, Object> needsOne(String server) {
    return Map.of(
        "dependent", "business-service:kiosk", "provider", server, "group", "servers", "need", "1");
  }

  private static Map<String, String> ci(String key, String ciClass, String name) {
    return Map.of("key", key, "class", ciClass, "name", name);
  }

  /// The next one that is at least two days away: a time that nothing may be changed at.
  private static Instant saturday() {
    return Instant.now()
        .atOffset(ZoneOffset.UTC)
        .plusDays(2)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
        .truncatedTo(ChronoUnit.DAYS)
        .plusHours(9)
        .toInstant();
  }

  private static Locator navigation(Page tab, String name) {
    return tab.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator combobox(Page tab, String name) {
    return tab.getByRole(AriaRole.COMBOBOX, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions starting(String name) {
    return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
