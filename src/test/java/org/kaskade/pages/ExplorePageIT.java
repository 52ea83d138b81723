package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExplorePageIT extends PageIT {
  private static final String ORDERS = "/explore?ci=cluster:production/pg-orders";

  private static Locator rows(Page tab) {
    return tab.locator("[role=treegrid] tbody tr");
  }

  @Test
  void growsTheTreeWithArrowKeys() {
    Page tab = open(ORDERS);
    assertThat(tab.locator("h1")).hasText("What surrounds pg-orders");
    assertThat(rows(tab)).hasCount(5);
    assertThat(rows(tab).first()).containsText("Needs (2)");

    rows(tab).first().focus();
    tab.keyboard().press("ArrowDown");
    Locator server = tab.locator("tr:focus");
    assertThat(server).containsText("member of, hard, one of “members” (need 1)");
    assertThat(server).hasAttribute("aria-expanded", "false");
    tab.keyboard().press("ArrowRight");
    assertThat(rows(tab)).hasCount(7);
    assertThat(server).hasAttribute("aria-expanded", "true");
    tab.keyboard().press("ArrowRight");
    assertThat(tab.locator("tr:focus")).hasAttribute("aria-level", "3");
    tab.keyboard().press("ArrowLeft");
    tab.keyboard().press("ArrowLeft");
    assertThat(rows(tab)).hasCount(5);
    tab.keyboard().press("Space");
    assertThat(tab.locator(".panel h3")).hasText("pg-orders-01.larkspur.example");
    assertThat(tab.locator(".panel")).containsText("pg-orders needs pg-orders-01.larkspur.example");
    assertThat(tab.locator("a.box.selected")).hasCount(1);
  }

  @Test
  void saysHowItGoesOnBehindTheRim() {
    Page tab = open(ORDERS + "&depth=1");

    Locator database = rows(tab).filter(new Locator.FilterOptions().setHasText("Orders database"));
    assertThat(database).containsText("need it");
    tab.getByLabel("Hops").selectOption("3");
    assertThat(tab.locator("a.box[aria-label^='r11, rack']").first()).isVisible();
    assertThat(tab.url()).contains("depth=3");
  }

  @Test
  void marksTheWayFromOneCiToAnother() {
    Page tab = open("/explore?from=technical-service:edge&to=hypervisor:hv-03.larkspur.example");

    assertThat(tab.locator("h1")).hasText("Edge depends on hv-03.larkspur.example over 2 hops");
    assertThat(tab.locator(".ways li").first()).containsText("web-02.larkspur.example");
    assertThat(tab.locator("a.box.path")).hasCount(4);
    assertThat(tab.locator(".line.path")).hasCount(3);
    tab.locator(".ways li").nth(1).getByRole(AriaRole.BUTTON).click();
    assertThat(tab.locator(".ways li.selected")).hasCount(1);
    assertThat(tab.url()).contains("way=1");
    tab.getByText("The other way round").click();
    assertThat(tab.locator("h1"))
        .hasText("hypervisor:hv-03.larkspur.example does not depend on technical-service:edge");
    assertThat(faults).isEmpty();
  }

  @Test
  void keepsItsSwitchesInTheAddress() {
    Page tab = open("/explore?ci=business-service:online-shop");
    tab.getByLabel("Services only").check();
    assertThat(tab).hasURL(Pattern.compile("services=1"));
    assertThat(tab.locator("a.box")).hasCount(2);
    assertThat(rows(tab).filter(new Locator.FilterOptions().setHasText("Edge")))
        .containsText("needs 2 more");

    tab = open(ORDERS);
    assertThat(tab.locator("a.box.kind-GROUP")).containsText("2 of 2 up");
    tab.getByLabel("Groups").uncheck();
    assertThat(tab.locator("a.box.kind-GROUP")).hasCount(0);
    assertThat(tab).hasURL(Pattern.compile("ungrouped=1"));
    tab.goBack();
    assertThat(tab.locator("a.box.kind-GROUP")).hasCount(1);
    tab.getByLabel("Hard only").check();
    assertThat(tab).hasURL(Pattern.compile("hard=1"));
  }

  @Test
  void saysHowGroupsFareNow() {
    Page tab = open(ORDERS + "&sel=cluster:production/pg-orders");

    assertThat(tab.locator(".panel")).containsText("Group “members”: 2 of 2 up, need 1");
    assertThat(rows(tab).nth(1)).containsText("2 of 2 up, need 1");
  }

  @Test
  void marksWaysOfThePast() {
    Page tab =
        open(
            "/explore?from=technical-service:edge&to=hypervisor:hv-03.larkspur.example&rev=%d"
                .formatted(latestRevision()));

    assertThat(tab.locator(".honesty")).containsText("Revision " + latestRevision());
    assertThat(tab.locator(".banner").first()).containsText("This is revision");
  }

  @Test
  void findsAndFiltersRows() {
    Page tab = open(ORDERS);
    tab.locator("h1").focus();
    tab.keyboard().press("f");
    tab.keyboard().type("-02");
    assertThat(rows(tab)).hasCount(1);
    tab.locator("#find").fill("");
    tab.locator(".chip").filter(new Locator.FilterOptions().setHasText("server")).click();
    assertThat(rows(tab).first()).containsText("server");
    assertThat(tab.url()).contains("class=Server");
  }

  @Test
  void saysThatNothingIsRecorded() {
    register(
        "lonely",
        "MERGE",
        List.of(Map.of("key", "server:lonely", "class", "Server", "name", "lonely")),
        List.of());
    Page tab = open("/explore?ci=server:lonely");

    assertThat(tab.locator("main")).containsText("It needs nothing that is recorded");
    assertThat(tab.locator("a.box")).hasCount(1);
  }
}
