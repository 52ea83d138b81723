package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The matrix of components and services.
class CfiaPageIT extends PageIT {
  private static final String SHOP = "business-service:online-shop";

  private static List<String> components(Page tab) {
    return tab.locator(".matrix tbody th a").allTextContents();
  }

  @Test
  void showsWhatTheApiAnswers() {
    JsonNode cfia =
        data("{ cfia(services: [\"%s\"]) { component { name } cells { state } } }".formatted(SHOP))
            .get("cfia");
    List<String> reach =
        cfia.valueStream()
            .filter(row -> !row.at("/cells/0/state").asString().equals("UNAFFECTED"))
            .map(row -> row.at("/component/name").asString())
            .toList();
    List<String> takeDown =
        cfia.valueStream()
            .filter(row -> row.at("/cells/0/state").asString().equals("OUTAGE"))
            .map(row -> row.at("/component/name").asString())
            .toList();
    assertThat(takeDown).isNotEmpty().hasSizeLessThan(reach.size());

    Page tab = open("/cfia?service=" + SHOP);
    assertThat(components(tab)).containsExactlyInAnyOrderElementsOf(reach);
    assertThat(tab.locator("h1").textContent()).contains(takeDown.size() + " components");

    tab.getByLabel("Only what takes a service down alone").check();
    assertThat(components(tab)).containsExactlyInAnyOrderElementsOf(takeDown);
    assertThat(tab.url()).contains("single=1");
  }

  @Test
  void letsServicesBeChosen() {
    Page tab = open("/cfia");
    int all = tab.locator(".matrix thead th").count();

    tab.locator(".filters summary").click();
    tab.getByLabel("Edge", new Page.GetByLabelOptions().setExact(true)).uncheck();
    tab.locator(".matrix thead th")
        .nth(all - 1)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(tab.locator(".matrix thead th").allTextContents()).doesNotContain("Edge");
    assertThat(tab.url()).contains("service=").doesNotContain("technical-service:edge");
  }
}
