package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The form of a new change.
class NewChangePageIT extends PageIT {
  private static final String DATABASE = "server:pg-orders-01.larkspur.example";

  private static void write(Page tab, String name, String value) {
    Locator field = tab.locator("[name=" + name + "]");
    field.fill(value);
    field.dispatchEvent("change");
  }

  @Test
  void tellsTheRiskBeforeAnythingIsStored() {
    int before = data("{ changes { totalCount } }").at("/changes/totalCount").asInt();
    Page tab = open("/changes/new?ci=" + DATABASE);
    assertThat(tab.locator("aside").textContent()).contains("Name a CI, start and end");
    String day = LocalDate.now(java.time.ZoneId.of("Europe/Berlin")).plusDays(20).toString();
    write(tab, "title", "Patch the orders database");
    write(tab, "start", day + "T22:00");
    write(tab, "end", day + "T23:00");

    tab.locator("aside .risk").waitFor();
    assertThat(tab.locator("aside").textContent())
        .contains("Services, at worst", "Orders database", "Must approve");
    assertThat(data("{ changes { totalCount } }").at("/changes/totalCount").asInt())
        .isEqualTo(before);

    // What was written survives a reload.
    tab.reload();
    settled(tab);
    assertThat(tab.locator("[name=title]").inputValue()).isEqualTo("Patch the orders database");

    tab.getByText("Propose").click();
    tab.waitForURL("**/changes/CHG-*");
    String number = tab.url().substring(tab.url().lastIndexOf('/') + 1);
    assertThat(
            data("query($n: ID!) { change(number: $n) { title state } }", Map.of("n", number))
                .get("change")
                .toString())
        .contains("Patch the orders database", "DRAFT");
    data("mutation($n: ID!) { cancelChange(number: $n) { state } }", Map.of("n", number));
  }

  @Test
  void namesWhatIsMissing() {
    Page tab = open("/changes/new");
    tab.getByText("Propose").click();

    Locator problems = tab.locator("#problems");
    problems.waitFor();
    assertThat(problems.textContent()).contains("A title", "At least one CI");
    assertThat(tab.evaluate("document.activeElement.id")).isEqualTo("problems");
    problems.getByText("A title").click();
    assertThat(tab.url()).endsWith("#field-title");
  }

  @Test
  void editsAChangeBesideWhatItWouldRisk() {
    Instant start = Instant.now().plus(61, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    String number = proposed("Too vague", DATABASE, start);
    Page tab = open("/changes/" + number + "/edit");

    assertThat(tab.locator("h1").textContent()).isEqualTo("Edit " + number);
    tab.locator("aside .risk").waitFor();
    assertThat(tab.locator("aside").textContent()).doesNotContain("Worse together with");
    write(tab, "title", "Patch the orders database");
    tab.getByText("Save").click();
    tab.waitForURL("**/changes/" + number);
    assertThat(
            data("{ change(number: \"%s\") { title version start changes { nodes { key effect } } } }"
                    .formatted(number))
                .get("change")
                .toString())
        .isEqualTo(
            "{\"title\":\"Patch the orders database\",\"version\":2,\"start\":\"%s\",\"changes\":{\"nodes\":[{\"key\":\"%s\",\"effect\":\"OUTAGE\"}]}}"
                .formatted(start, DATABASE));
    assertThat(faults).isEmpty();
  }
}
