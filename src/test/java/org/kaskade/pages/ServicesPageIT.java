package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The list of services, and what the page of a CI tells of one.
class ServicesPageIT extends PageIT {
  private static Locator row(Page tab, String name) {
    return tab.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
  }

  @Test
  void countsWhatTheMatrixThenShows() {
    Page tab = open("/services");
    Locator row = row(tab, "Online shop");
    String count = row.locator("td.number").textContent().strip();
    int singlePoints =
        data("{ singlePointsOfFailure(of: \"business-service:online-shop\") { key } }")
            .get("singlePointsOfFailure")
            .size();
    assertThat(count).isEqualTo(String.valueOf(singlePoints));
    assertThat(row.textContent()).contains("Unaffected", "critical", "Amara Diallo");

    row.locator("td.number a").click();
    tab.waitForURL("**/cfia?**");
    settled(tab);
    assertThat(tab.locator(".matrix tbody tr").count()).isEqualTo(singlePoints);
  }

  @Test
  void comparesWhatIsPromisedWithWhatTheStructureAllows() {
    Page tab = open("/services");

    assertThat(row(tab, "Order fulfilment").textContent())
        .contains("less than the promised 99.00\u00a0%", "7\u00a0hr 12\u00a0min", "exact");
    assertThat(row(tab, "Order fulfilment").locator(".short-of").textContent())
        .contains("less than the promised");
    assertThat(row(tab, "Customer support").textContent())
        .contains("keeps the promised 99.50\u00a0%");
    assertThat(row(tab, "Customer support").locator(".short-of").count()).isZero();
    assertThat(row(tab, "Catalogue database").textContent()).contains("no availability promised");
    assertThat(tab.locator(".facts-line").textContent())
        .contains("1 cannot keep its SLA as built", "promise no availability");
  }

  @Test
  void namesTheChangeThatReachesAServiceNext() {
    String next =
        data("{ nextChanges(of: [\"business-service:shop-administration\"]) { change { number } } }")
            .at("/nextChanges/0/change/number")
            .asString();
    Page tab = open("/services");

    row(tab, "Shop administration")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(next))
        .click();
    tab.waitForURL("**/changes/" + next);
  }

  @Test
  void saysThatNobodyAnswersForAService() {
    register(
        "orphans",
        "REPLACE",
        List.of(
            Map.of(
                "key", "technical-service:orphan",
                "class", "TechnicalService",
                "name", "Orphan",
                "criticality", "CRITICAL")),
        List.of());
    Page tab = open("/services");

    assertThat(row(tab, "Orphan").locator(".short-of").first().textContent()).isEqualTo("no owner");
    // Other tests have services of the kind too.
    assertThat(tab.locator(".facts-line").textContent())
        .containsPattern("\\d+ services? (has|have) no owner");
    tab.navigate(address("/ci/technical-service:orphan"));
    settled(tab);
    tab.locator(".ci-line .short-of").getByText("no owner").waitFor();
    register("orphans", "REPLACE", List.of(), List.of());
  }

  @Test
  void tellsOfAServiceWhatItPromisesWhatTakesItDownAndWhatComes() {
    Page tab = open("/services/business-service:shop-administration");
    tab.locator("#service-level").waitFor();

    assertThat(tab.url()).endsWith("/ci/business-service:shop-administration");
    assertThat(tab.locator("kaskade-service").textContent())
        .contains(
            "keeps the promised 97.00\u00a0%", "CIs: as their class is taken to be", "CHG-000001");
    int singlePoints =
        data("{ singlePointsOfFailure(of: \"business-service:shop-administration\") { key } }")
            .get("singlePointsOfFailure")
            .size();
    assertThat(tab.locator("#single-points").textContent())
        .contains("(%d)".formatted(singlePoints));
    assertThat(tab.locator("#pairs + ul li").count()).isPositive();
    assertThat(faults).isEmpty();
  }
}
