package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The dossier of a change as a page, and what is done from it.
class ChangePageIT extends PageIT {
  private static final String STATUS = "server:status-01.larkspur.example";
  private static final String WEB_1 = "server:web-01.larkspur.example";
  private static final String WEB_2 = "server:web-02.larkspur.example";

  @Test
  void saysWhatTheScoreIsMadeOf() {
    Page tab = open("/changes/" + numberOf("Firmware of hypervisor hv-03"));
    JsonNode risk = risk(numberOf("Firmware of hypervisor hv-03"));

    assertThat(tab.locator("h1")).containsText("Firmware of hypervisor hv-03");
    assertThat(tab.locator(".score")).containsText(risk.get("score").asString());
    assertThat(
            tab.getByRole(AriaRole.REGION, named("What the score is made of")).locator("tbody tr"))
        .hasCount(risk.get("factors").size());
    assertThat(tab.locator("tbody tr", text("Blackouts and windows"))).containsText("/ 30");
  }

  @Test
  void showsWhatIsWorseTogether() {
    String other = numberOf("Upgrade PostgreSQL on pg-orders-01");
    Page tab = open("/changes/" + numberOf("Firmware of hypervisor hv-03"));

    Locator shop =
        tab.getByRole(AriaRole.REGION, named("Together with " + other))
            .locator("tbody tr", new Locator.LocatorOptions().setHasText("Orders database"));
    assertThat(shop.locator("td")).hasText(new String[] {"At risk", "At risk", "Outage"});
    assertThat(tab.locator(".timeline .overlap")).hasCount(2);
  }

  @Test
  void keepsWhatIsSaid() {
    String number = proposed("Talked about", STATUS, saturday());
    Page tab = open("/changes/" + number);
    tab.getByLabel("Your comment").fill("Mind the <b>backup</b>.");
    tab.getByRole(AriaRole.BUTTON, button("Add comment")).click();

    assertThat(tab.locator(".body > [role=status]")).containsText("Your comment is kept");
    assertThat(tab.locator(".log .text")).hasText("Mind the <b>backup</b>.");
    assertThat(tab.getByLabel("Your comment")).hasValue("");
    assertThat(tab.request().get(address("/changes/" + number + ".md")).text())
        .contains("## Comments", "backup");
    assertThat(tab.request().get(address("/changes/" + number + ".pdf")).status()).isEqualTo(200);
    assertThat(faults).isEmpty();
  }

  @Test
  void drawsTheWorstCase() {
    Page tab = open("/changes/" + numberOf("Storefront 4.2 with the winter range"));

    assertThat(tab.locator("kaskade-picture a.box").first()).isVisible();
    assertThat(tab.locator("kaskade-picture a.box", text("Online shop"))).hasCount(1);
  }

  @Test
  void movesToTheNextSafeSlotInOneStep() {
    String number = proposed("Into the weekend", STATUS, saturday());
    Page tab = open("/changes/" + number);
    tab.getByRole(AriaRole.BUTTON, button("Move to next safe slot")).click();
    assertThat(tab.getByRole(AriaRole.DIALOG)).containsText("From Sat");
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON).last().click();

    assertThat(tab.locator(".body > [role=status]")).containsText("It runs");
    assertThat(tab.getByRole(AriaRole.BUTTON, button("Move to next safe slot"))).hasCount(0);
    JsonNode window = risk(number).get("factors");
    assertThat(
            window
                .valueStream()
                .filter(factor -> factor.get("name").asString().equals("window"))
                .map(factor -> factor.get("points").asInt()))
        .containsExactly(0);
  }

  @Test
  void submitsAndTellsWhomItWaitsFor() {
    String number = proposed("A draft", WEB_1, in(40));
    Page tab = open("/changes/" + number);
    tab.getByRole(AriaRole.BUTTON, button("Submit")).click();
    tab.getByRole(AriaRole.DIALOG).getByLabel("Comment").fill("Ready to be looked at");
    tab.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, within("Submit")).click();

    assertThat(tab.locator(".facts-line")).containsText("submitted");
    assertThat(tab.locator(".decision li", text("team-platform"))).containsText("(asked)");
    assertThat(tab.locator(".log q").first()).hasText("Ready to be looked at");
  }

  @Test
  void takesVotesOfThoseWhoAreAsked() {
    String number = proposed("To be voted on", WEB_1, in(42));
    data("mutation($n: ID!) { submitChange(number: $n) { state } }", Map.of("n", number));
    Page tab = signedIn(tokenOf("page-voter", List.of("team-platform"), List.of("editor")));
    tab.navigate(address("/changes/" + number));
    settled(tab);

    tab.getByRole(AriaRole.BUTTON, button("Reject")).click();
    Locator dialog = tab.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, within("Reject")).click();
    assertThat(dialog).isVisible();
    tab.getByRole(AriaRole.DIALOG).getByLabel("Comment").fill("Not before the sales");
    dialog.getByRole(AriaRole.BUTTON, within("Reject")).click();

    assertThat(tab.locator(".facts-line")).containsText("rejected");
    assertThat(tab.getByRole(AriaRole.REGION, named("Votes"))).containsText("Not before the sales");
    assertThat(tab.getByRole(AriaRole.BUTTON, button("Reject"))).hasCount(0);
  }

  @Test
  void keepsWhatWasWrittenWhenSomebodyElseWasFaster() {
    String number = proposed("Edited twice", STATUS, in(44));
    Page tab = open("/changes/" + number);
    tab.getByRole(AriaRole.LINK, link("Edit")).click();
    settled(tab);
    Locator plan = tab.locator("[name=backoutPlan]");
    plan.fill("Put the old one back");
    data(
        "mutation($n: ID!) { editChange(number: $n, version: 1, input: {title: \"Other\"}) { version } }",
        Map.of("n", number));
    tab.getByRole(AriaRole.BUTTON, button("Save")).click();

    assertThat(tab.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(plan).hasValue("Put the old one back");
    assertThat(
            data("{ change(number: \"%s\") { title } }".formatted(number))
                .at("/change/title")
                .asString())
        .isEqualTo("Other");
  }

  @Test
  void tellsWhatIsWorseSinceItWasSubmittedAndKeepsWhatWas() {
    String first = proposed("Before the other", WEB_1, in(46));
    data("mutation($n: ID!) { submitChange(number: $n) { state } }", Map.of("n", first));
    String second = proposed("In its way", WEB_2, in(46));
    JsonNode then =
        data("{ change(number: \"%s\") { assessments { revision score } } }".formatted(first))
            .at("/change/assessments/0");

    Page tab = open("/changes/" + first);
    assertThat(tab.locator(".banner.warning")).containsText("it got worse");
    assertThat(tab.locator(".banner.warning")).containsText("Collides with " + second);

    tab.getByRole(AriaRole.LINK, link("Revision " + then.get("revision"))).click();
    settled(tab);
    assertThat(tab.locator(".score")).containsText(then.get("score").asString());
    assertThat(tab.locator(".body")).not().containsText(second);
    assertThat(tab.locator(".banner")).containsText("not the present");
  }

  @Test
  void saysThatThereIsNoSuchChange() {
    Page tab = open("/changes/CHG-999999");

    assertThat(tab.locator("h1")).hasText("There is no change CHG-999999");
    assertThat(tab.locator(".empty a")).hasAttribute("href", "/changes");
  }

  @Test
  void leavesTheFilesOfTheDossierAsTheyAre() {
    Page tab = open("/changes/" + numberOf("New certificate for the status page"));

    assertThat(tab.getByRole(AriaRole.LINK, link("PDF")))
        .hasAttribute("href", Pattern.compile("/changes/CHG-\\d+\\.pdf\\?language=en"));
    String markdown =
        tab.request()
            .get(address(tab.getByRole(AriaRole.LINK, link("Markdown")).getAttribute("href")))
            .text();
    assertThat(markdown).startsWith("# CHG-");
  }

  private String numberOf(String title) {
    return data("{ changes(first: 1000) { nodes { number title } } }")
        .at("/changes/nodes")
        .valueStream()
        .filter(change -> change.get("title").asString().equals(title))
        .map(change -> change.get("number").asString())
        .findFirst()
        .orElseThrow();
  }

  private JsonNode risk(String number) {
    return data("{ change(number: \"%s\") { risk { score factors { name points } } } }"
            .formatted(number))
        .at("/change/risk");
  }

  private static Instant in(int days) {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
    // The weekend's blackout is nobody's time.
    while (List.of("FRIDAY", "SATURDAY", "SUNDAY")
        .contains(day.atZone(ZoneOffset.UTC).getDayOfWeek().name())) {
      day = day.plus(1, ChronoUnit.DAYS);
    }
    return day.plus(9, ChronoUnit.HOURS);
  }

  private static Instant saturday() {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(3, ChronoUnit.DAYS);
    while (!day.atZone(ZoneOffset.UTC).getDayOfWeek().name().equals("SATURDAY")) {
      day = day.plus(1, ChronoUnit.DAYS);
    }
    return day.plus(9, ChronoUnit.HOURS);
  }

  private Page signedIn(String token) {
    Page tab = strangersTab();
    tab.navigate(address("/sign-in"));
    tab.getByLabel("Token").fill(token);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    settled(tab);
    return tab;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
