package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// From what is reported to the outage that explains it.
class CausesPageIT extends PageIT {
  @Test
  void findsTheCauseOfThreeOutagesByKeyboard() {
    Page tab = open("/causes");
    assertThat(tab.locator("main").textContent()).contains("Tell what is down");

    for (String name : new String[] {"Event streaming", "Kubernetes platform", "pg-orders-01"}) {
      Locator field =
          tab.getByRole(
              AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Also down").setExact(true));
      field.focus();
      tab.keyboard().type(name);
      tab.locator("[role=option]").first().waitFor();
      tab.keyboard().press("Enter");
      tab.locator(".reports li").filter(new Locator.FilterOptions().setHasText(name)).waitFor();
    }

    Locator best = tab.locator(".causes > li").first();
    best.filter(new Locator.FilterOptions().setHasText("Explains 3 of 3")).waitFor();
    assertThat(best.locator("h2 a").textContent()).isIn("r11", "fra1", "hv-01.larkspur.example");
    assertThat(tab.locator("h1").textContent()).contains("explains 3 of 3");
    assertThat(tab.url()).contains("down=").contains("server%3Apg-orders-01.larkspur.example");
  }

  @Test
  void takesAListOfNamesAndSaysWhichItDoesNotKnow() {
    Page tab = open("/causes");
    tab.getByText("Paste a list of names").click();
    tab.locator("#names").fill("Online shop\nserver:web-01.larkspur.example\nno such thing\n");
    tab.getByText("Take these").click();

    tab.locator(".causes > li").first().waitFor();
    assertThat(tab.locator(".reports li").allTextContents())
        .anyMatch(text -> text.contains("Online shop"))
        .anyMatch(text -> text.contains("web-01.larkspur.example"))
        .hasSize(2);
    assertThat(tab.locator("[role=alert]").textContent()).contains("no such thing");
  }
}
