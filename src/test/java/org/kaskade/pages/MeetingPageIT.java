package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A meeting of the change advisory board, from its plan to its minutes.
class MeetingPageIT extends PageIT {
  private static int weeks = 20;

  /// Each test has days of its own, far from what the demo plans.
  private final Instant day =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(7L * weeks++, ChronoUnit.DAYS);

  @Test
  void hasTheRiskiestChangeFirst() {
    String harmless = submitted("Status page", "server:status-01.larkspur.example", 1);
    String risky = submitted("Hypervisor", "hypervisor:hv-01.larkspur.example", 2);
    Page tab = open("/board/" + meeting());

    assertThat(tab.locator(".meeting nav a > b")).hasText(new String[] {risky, harmless});
    assertThat(tab.locator("#item")).containsText("Hypervisor");
    assertThat(tab.locator(".item")).containsText("1 of 2");
  }

  @Test
  void isFoundByItsDay() {
    String number = meeting();
    Page tab = open("/board/" + day.plus(1, ChronoUnit.DAYS).toString().substring(0, 10));

    assertThat(tab).hasURL(address("/board/" + number));
    tab.navigate(address("/board/2019-01-01"));
    settled(tab);
    assertThat(tab.locator(".banner")).hasText("There is no meeting about 2019-01-01.");
  }

  @Test
  void goesFromChangeToChangeByKey() {
    submitted("First", "hypervisor:hv-01.larkspur.example", 1);
    String second = submitted("Second", "server:status-01.larkspur.example", 2);
    Page tab = open("/board/" + meeting());

    tab.keyboard().press("ArrowRight");
    assertThat(tab.locator("#item")).containsText("Second");
    assertThat(tab.locator("#item")).isFocused();
    assertThat(tab).hasURL(Pattern.compile("[?&]item=" + second));
    tab.keyboard().press("ArrowRight");
    assertThat(tab.locator("#item")).containsText("Second");
    tab.keyboard().press("ArrowLeft");
    assertThat(tab.locator("#item")).containsText("First");
  }

  @Test
  void freezesItsAgendaAndRecordsWhatWasDecided() {
    String change = submitted("To be decided", "server:status-01.larkspur.example", 1);
    String number = meeting();
    Page tab = open("/board/" + number);
    assertThat(tab.locator(".decide")).hasCount(0);
    tab.getByRole(AriaRole.BUTTON, button("Freeze agenda")).click();
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, within("Freeze agenda")).click();
    assertThat(tab.locator(".facts-line")).containsText("agenda frozen");

    String late = submitted("Forgotten", "server:status-01.larkspur.example", 3);
    tab.reload();
    settled(tab);
    assertThat(tab.locator(".meeting nav ol").first().locator("a > b")).hasText(change);
    assertThat(tab.locator(".meeting nav ol").last().locator("a > b")).hasText(late);

    tab.getByLabel("postponed").check();
    tab.locator(".decide textarea").fill("Test it first.");
    tab.getByRole(AriaRole.BUTTON, button("Record")).click();
    assertThat(tab.locator(".meeting nav a").first()).containsText("postponed");
    tab.locator(".meeting nav a").last().click();
    tab.getByLabel("approved").check();
    tab.getByRole(AriaRole.BUTTON, button("Record")).click();
    assertThat(tab.locator(".meeting nav a").last()).containsText("approved");

    tab.getByRole(AriaRole.BUTTON, button("Close the minutes")).click();
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, within("Close the minutes")).click();
    assertThat(tab.locator(".facts-line")).containsText("held");
    assertThat(tab.locator(".decide")).hasCount(0);
    String minutes =
        tab.request()
            .get(
                address(
                    tab.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Minutes (Markdown)"))
                        .getAttribute("href")))
            .text();
    assertThat(minutes)
        .startsWith("# Minutes of " + number)
        .containsSubsequence(
            "## " + change, "**postponed**", "Test it first.", late, "**approved**");
  }

  @Test
  void isPlannedFromTheListOfMeetings() {
    Page tab = open("/board");
    tab.getByRole(AriaRole.BUTTON, button("Plan a meeting")).click();
    tab.getByLabel("Title").fill("Before the sales");
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, within("Plan a meeting")).click();

    assertThat(tab).hasURL(Pattern.compile("/board/CAB-\\d+$"));
    settled(tab);
    assertThat(tab.locator("h1")).containsText("Before the sales");
    assertThat(tab.locator(".facts-line")).containsText("planned");
    Page list = open("/board");
    assertThat(list.locator("tbody tr", new Page.LocatorOptions().setHasText("Before the sales")))
        .hasCount(1);
  }

  private String meeting() {
    return data(
            "mutation($i: BoardMeetingInput!) { createBoardMeeting(input: $i) { number } }",
            Map.of(
                "i",
                Map.of(
                    "title",
                    "Board of a week",
                    "zone",
                    "Europe/Berlin",
                    "from",
                    day.toString(),
                    "to",
                    day.plus(7, ChronoUnit.DAYS).toString())))
        .at("/createBoardMeeting/number")
        .asString();
  }

  private String submitted(String title, String key, int inDays) {
    Instant start = day.plus(inDays, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
    String number = proposed(title, key, start);
    data("mutation($n: ID!) { submitChange(number: $n) { state } }", Map.of("n", number));
    return number;
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
