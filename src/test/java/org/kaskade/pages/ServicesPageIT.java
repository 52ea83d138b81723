package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// The list of services.
class ServicesPageIT extends PageIT {
  @Test
  void countsWhatTheMatrixThenShows() {
    Page tab = open("/services");
    Locator row =
        tab.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Online shop"));
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
}
