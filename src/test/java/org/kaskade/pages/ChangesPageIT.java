package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The list of changes and their calendar, over what the demo plans for the days to come.
class ChangesPageIT extends PageIT {
  private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @Test
  void listsWhatIsPlannedWithWhatItReachesAndWhomItWaitsFor() {
    Page tab = open("/changes");

    assertThat(tab.locator("h1")).hasText(Pattern.compile("^\\d+ changes, "));
    Locator pair = row(tab, "Upgrade PostgreSQL on pg-orders-01");
    assertThat(pair).containsText("submitted");
    assertThat(pair).containsText("22:30");
    assertThat(pair).containsText("Orders database");
    assertThat(pair).containsText("At risk");
    assertThat(pair).containsText("team-data");
    Locator blackout = row(tab, "Storefront 4.2");
    assertThat(blackout.locator(".state")).hasText("Outage");
    assertThat(row(tab, "New certificate")).containsText("no service");
  }

  @Test
  void namesTheOtherOfTwoThatCollide() {
    Page tab = open("/changes");
    String firmware = row(tab, "Firmware of hypervisor hv-03").locator("th .record").textContent();

    assertThat(row(tab, "Upgrade PostgreSQL").locator("td .record")).hasText(firmware);
  }

  @Test
  void keepsItsFiltersInTheAddress() {
    Page tab = open("/changes");

    tab.getByLabel("collides").check();

    assertThat(tab).hasURL(Pattern.compile("[?&]collides=1"));
    assertThat(tab.locator("tbody tr")).hasCount(2);
    Page again = open(tab.url().substring(address("").length()));
    assertThat(again.getByLabel("collides")).isChecked();
    assertThat(again.locator("tbody tr")).hasCount(2);
  }

  @Test
  void findsWhatReachesAService() {
    Page tab = open("/changes?service=technical-service:orders-database");

    assertThat(tab.locator("tbody tr")).hasCount(2);
  }

  @Test
  void saysThatNothingIsPlannedAndWhatComesNext() {
    Page tab = open("/changes?from=%s&to=%s".formatted(today.minusDays(90), today.minusDays(80)));

    assertThat(tab.locator("h1")).containsText("Nothing planned");
    assertThat(tab.locator(".empty")).containsText("Next:");
    assertThat(tab.locator(".empty a")).hasText(Pattern.compile("CHG-"));
  }

  @Test
  void drawsTheWeekWithBlackoutAndCollision() {
    LocalDate saturday = today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
    Page tab = open("/changes/calendar?from=" + saturday);

    Locator storefront = tab.locator("svg a", new Page.LocatorOptions().setHasText("Storefront"));
    assertThat(storefront)
        .hasAttribute("aria-label", Pattern.compile("Risk .*Online shop: Outage"));
    assertThat(tab.locator("svg .closed").last()).isVisible();
    assertThat(
            tab.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Weekend sales"))
                .first())
        .isVisible();

    Page pair = open("/changes/calendar?collides=1&from=" + day(open("/changes"), "Firmware"));
    assertThat(pair.locator("svg .overlap")).hasCount(2);
  }

  @Test
  void goesFromWeekToWeekAndBack() {
    Page tab = open("/changes/calendar");
    String week = tab.locator("h1").textContent();

    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Week after")).click();
    assertThat(tab.locator("h1")).not().hasText(week);
    assertThat(tab.locator("h1")).isFocused();
    tab.goBack();

    assertThat(tab.locator("h1")).hasText(week);
  }

  @Test
  void goesFromTheCalendarToTheSameDaysOfTheList() {
    Page tab = open("/changes/calendar?emergency=1");

    tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("List")).click();

    settled(tab);
    assertThat(tab.getByLabel("emergency")).isChecked();
    assertThat(tab.locator("input[type=date]").all().stream().map(Locator::inputValue).toList())
        .isEqualTo(
            List.of(
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString(),
                today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)).toString()));
  }

  private static Locator row(Page tab, String title) {
    return tab.locator("tbody tr", new Page.LocatorOptions().setHasText(title));
  }

  /// The day on which a change of the list begins, as the API has it.
  private String day(Page tab, String title) {
    String number = row(tab, title).locator("th .record").textContent();
    return data("{ change(number: \"%s\") { start } }".formatted(number))
        .at("/change/start")
        .asString()
        .substring(0, 10);
  }
}
