package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HomePageIT extends PageIT {
  private static final String PG = "/ci/cluster:production/pg-orders";

  @Test
  void saysWhatNeedsAttention() {
    Page tab = open("/");

    assertThat(tab.locator("h1")).hasText(Pattern.compile("thing.* in \\d+ CIs need"));
    assertThat(tab.locator("section[aria-labelledby=attention]"))
        .containsText("One problem in files of larkspur-machines");
    assertThat(tab.locator("section[aria-labelledby=coming]"))
        .containsText(Pattern.compile("CHG-\\d{6}[\\s\\S]*\\d+ (low|medium|high|very high)"));
  }

  @Test
  void findsByWordsAnywhereTheBestFirst() {
    Page tab = open("/search?q=pg-orders");

    assertThat(tab.locator("h1")).hasText(Pattern.compile("\\d+ CIs match “pg-orders”"));
    Locator rows = tab.locator("tbody tr");
    assertThat(rows.first().locator("a.ci")).hasAttribute("href", PG);
    assertThat(rows.last()).containsText("externalHosts");
    assertThat(rows.first().locator("mark").first()).hasText("pg-orders");
  }

  @Test
  void narrowsDownByFacetsAndKeepsThatInTheAddress() {
    Page tab = open("/search?q=pg");
    facet(tab, "cluster").check();

    assertThat(tab).hasURL(address("/search?q=pg&class=Cluster"));
    assertThat(tab.locator("h1")).hasText("2 CIs match “pg”");
    assertThat(facet(tab, "server")).isVisible();

    tab.goBack();
    assertThat(tab.locator("h1")).hasText("9 CIs match “pg”");
  }

  private static Locator facet(Page tab, String value) {
    return tab.getByRole(
        AriaRole.CHECKBOX,
        new Page.GetByRoleOptions().setName(Pattern.compile("^" + value + " \\d+$")));
  }

  @Test
  void offersWhatIsNearWhereNothingMatches() {
    Page tab = open("/search?q=pgg-orders");

    assertThat(tab.locator("main .body")).containsText("Near it are:");
    assertThat(tab.locator("main a.ci").first()).hasAttribute("href", PG);
  }

  @Test
  void saysWhichFilterExcludesAllHits() {
    Page tab = open("/search?q=pg&env=nowhere");
    tab.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("9 hits without Environment: nowhere"))
        .click();

    assertThat(tab.locator("h1")).hasText("9 CIs match “pg”");
    assertThat(tab).hasURL(address("/search?q=pg"));
  }

  @Test
  void showsMoreWithoutLosingThePlace() {
    Page tab = open("/search");
    assertThat(tab.locator("tbody tr")).hasCount(50);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show more")).click();

    assertThat(tab.locator("tbody tr")).hasCount(100);
    List<String> keys = tab.locator("tbody .key").allTextContents();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void findsWhileOneTypes() {
    Page tab = open("/");
    tab.keyboard().press("/");
    tab.keyboard().type("pg-or");
    Locator options = tab.getByRole(AriaRole.OPTION);
    assertThat(options.first()).containsText("pg-orders");
    assertThat(options.first()).hasAttribute("aria-selected", "true");

    tab.keyboard().press("ArrowDown");
    assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
    tab.keyboard().press("ArrowUp");
    tab.keyboard().press("Enter");

    assertThat(tab).hasURL(address(PG));
  }

  @Test
  void findsAChangeByItsNumber() {
    Page tab = open("/");
    tab.keyboard().press("/");
    tab.keyboard().type("chg-2");
    assertThat(tab.getByRole(AriaRole.OPTION).first()).containsText("CHG-000002");
    tab.keyboard().press("Enter");
    assertThat(tab).hasURL(address("/changes/CHG-000002"));

    assertThat(open("/search?q=CHG-000002").locator(".banner a"))
        .hasAttribute("href", "/changes/CHG-000002");
    assertThat(open("/search?q=CHG-999999").locator(".banner")).hasCount(0);
  }

  @Test
  void closesTheListAndKeepsTheText() {
    Page tab = open("/");
    tab.getByRole(AriaRole.COMBOBOX).fill("hv-");
    assertThat(tab.getByRole(AriaRole.LISTBOX)).isVisible();
    tab.keyboard().press("Escape");

    assertThat(tab.getByRole(AriaRole.LISTBOX)).isHidden();
    assertThat(tab.getByRole(AriaRole.COMBOBOX)).hasValue("hv-");
  }

  @Test
  void showsMarkupInNamesAsText() {
    String name = "<img src=x onerror=alert(1)> " + UUID.randomUUID();
    register(
        "hostile",
        "MERGE",
        List.of(Map.of("class", "Server", "key", "server:" + UUID.randomUUID(), "name", name)),
        List.of());
    Page tab = open("/search?q=onerror");

    assertThat(tab.locator("tbody")).containsText("<img src=x onerror=alert(1)>");
    assertThat(tab.locator("main img")).hasCount(0);
    assertThat(faults).isEmpty();
  }

  @Test
  void tellsOfANewerRevisionAndLeavesThePageAlone() {
    Page tab = open("/search?q=newcomer");
    String key = "server:newcomer-" + UUID.randomUUID();
    register(
        "newcomers",
        "MERGE",
        List.of(Map.of("class", "Server", "key", key, "name", key)),
        List.of());

    assertThat(tab.locator("#newer")).containsText("Revision " + latestRevision() + " is there");
    assertThat(tab.locator("h1")).hasText("0 CIs match “newcomer”");
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Update")).click();
    assertThat(tab.locator("h1")).hasText("One CI matches “newcomer”");
    assertThat(tab.locator("#newer")).isEmpty();
  }

  @Test
  void keepsTheTextWhereTheServerFails() {
    Page tab = tab();
    tab.route("**/graphql", route -> route.abort());
    tab.navigate(address("/search?q=pg"));

    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("can't be reached");
    assertThat(tab.getByRole(AriaRole.COMBOBOX)).hasValue("pg");
    tab.unroute("**/graphql");
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
    assertThat(tab.locator("h1")).hasText("9 CIs match “pg”");
  }

  @Test
  void skipsToTheContentWithoutAskingAgain() {
    Page tab = open("/search?q=pg");
    List<String> asked = new ArrayList<>();
    tab.onRequest(request -> asked.add(String.valueOf(request.postData())));
    tab.keyboard().press("Tab");
    tab.keyboard().press("Enter");
    tab.keyboard().press("Tab");

    assertThat(tab.locator("main :focus")).hasCount(1);
    assertThat(tab.locator("h1")).not().isFocused();
    assertThat(asked).noneMatch(text -> text.contains("query Search"));
  }

  @Test
  void walksFromRowToRowWithArrowKeys() {
    Page tab = open("/search?q=pg");
    Locator rows = tab.locator("tbody tr");
    rows.first().getByRole(AriaRole.LINK).first().focus();
    tab.keyboard().press("ArrowDown");
    assertThat(rows.nth(1).getByRole(AriaRole.LINK).first()).isFocused();
    tab.keyboard().press("ArrowUp");
    assertThat(rows.first().getByRole(AriaRole.LINK).first()).isFocused();
  }

  @Test
  void switchesSingleKeysOff() {
    Page tab = open("/");
    tab.keyboard().press("?");
    tab.getByLabel("Single keys do something").uncheck();
    tab.keyboard().press("Escape");
    tab.keyboard().press("/");

    assertThat(tab.getByRole(AriaRole.COMBOBOX)).not().isFocused();
  }

  @Test
  void staysInTheLanguageThatWasChosen() {
    Page tab = open("/search?q=pg");
    tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deutsch")).click();

    assertThat(tab).hasURL(address("/search?q=pg"));
    assertThat(tab.locator("h1")).hasText("9 CIs passen zu „pg“");
    tab.navigate(address("/"));
    assertThat(tab.locator("html")).hasAttribute("lang", "de");
  }

  @Test
  void opensItsQuestionInGraphiQl() {
    Page tab = open("/search?q=pg-orders");
    tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("GraphQL")).click();

    assertThat(tab).hasURL(Pattern.compile("/graphiql\\?operation=search"));
    assertThat(tab.locator(".graphiql-query-editor")).containsText("query Search");
    assertThat(tab.locator("#state")).hasText("Signed in");
  }
}
