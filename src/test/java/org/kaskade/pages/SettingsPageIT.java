package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// What a reader chooses, and where help is.
class SettingsPageIT extends PageIT {
  @Test
  void keepsTheThemeInThisBrowser() {
    Page tab = open("/settings");
    tab.getByLabel("Dark").check();

    assertThat(tab.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(tab.locator("#theme")).hasText("☾");
    tab.navigate(address("/help"));
    assertThat(tab.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void letsTimesGoByAnotherZone() {
    Page tab = open("/settings");
    tab.getByLabel("Your time zone").selectOption("Asia/Tokyo");
    assertThat(tab.locator("main")).containsText("go by Asia/Tokyo");

    tab.navigate(address("/revisions"));
    settled(tab);
    assertThat(tab.locator("main time").first()).containsText("GMT+9");
  }

  @Test
  void switchesSingleKeysOff() {
    Page tab = open("/settings");
    tab.getByLabel("Single keys do something").uncheck();
    tab.locator("h1").focus();
    tab.keyboard().press("?");
    assertThat(tab.getByRole(AriaRole.DIALOG)).hasCount(0);
    tab.getByLabel("Single keys do something").check();
    tab.locator("h1").focus();
    tab.keyboard().press("?");
    assertThat(tab.getByRole(AriaRole.DIALOG)).isVisible();
  }

  @Test
  void offersTheOtherLanguage() {
    Page tab = open("/settings");
    tab.locator("main a[hreflang=de]").click();
    settled(tab);

    assertThat(tab.locator("h1")).hasText("Einstellungen dieses Browsers");
  }

  @Test
  void isLedToFromEveryPageAsHelpIs() {
    Page tab = open("/changes");
    tab.locator("footer").getByText("Help").click();
    settled(tab);
    assertThat(tab.locator("h1")).hasText("Help");
    assertThat(tab.locator("tbody .state")).hasCount(4);
    tab.locator("#who").click();
    tab.getByText("Settings", new Page.GetByTextOptions().setExact(true)).click();
    settled(tab);
    assertThat(tab.locator("h1")).hasText("Settings of this browser");
    assertThat(faults).isEmpty();
  }
}
