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

class CiPageIT extends PageIT {
  private static final String ORDERS = "/ci/cluster:production/pg-orders";

  private static Map<String, Object> server(String name, Map<String, ?> attributes) {
    return Map.of(
        "key", "server:" + name, "class", "Server", "name", name, "attributes", attributes);
  }

  private static Locator row(Page tab, String attribute) {
    return tab.locator("tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    tab.getByRole(
                        AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + attribute)))));
  }

  @Test
  void saysWhatItNeedsWhatNeedsItAndWhomItTakesDown() {
    Page tab = open(ORDERS);

    assertThat(tab.locator("h1")).hasText("pg-orders");
    assertThat(tab.locator("#needs + ul li")).hasCount(2);
    assertThat(tab.locator("#needs + ul"))
        .containsText("pg-orders-01.larkspur.example member of, hard, one of “members” (need 1)");
    assertThat(tab.locator("#needed-by + ul")).containsText("Orders database");
    assertThat(tab.locator("#matters + ul")).containsText("Online shop");
    assertThat(tab.locator("a.box")).hasCount(5);
    assertThat(tab.locator("a.box").first()).not().containsText("Unaffected");
    assertThat(faults).isEmpty();
  }

  @Test
  void showsWhoSaysSoAndTheLinesAround() {
    Page tab = open(ORDERS);
    assertThat(row(tab, "inventory")).containsText("Ines Albrecht");
    Locator line =
        row(tab, "inventory")
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("hosts:"));
    line.click();

    assertThat(tab.locator("ol.lines mark")).containsText("pg-orders");
    assertThat(line).hasAttribute("aria-expanded", "true");
    line.click();
    assertThat(tab.locator("ol.lines")).hasCount(0);
  }

  @Test
  void showsWhatLosesAndWhy() {
    register("a-says", "MERGE", List.of(server("torn", Map.of("memory", 128))), List.of());
    register("b-says", "MERGE", List.of(server("torn", Map.of("memory", 96))), List.of());
    Page tab = open("/ci/server:torn");

    assertThat(row(tab, "memory")).containsText("128 GiB");
    assertThat(tab.locator("tr.loses"))
        .containsText("96 GiB does not count: of equally strong sources the first by name counts");
    assertThat(tab.locator("tr.loses .said")).containsText("b-says");
  }

  @Test
  void tellsWhatHappenedAndWhatItWas() {
    register("grows", "MERGE", List.of(server("grown", Map.of("memory", 64))), List.of());
    int before = latestRevision();
    register(
        "grows",
        "MERGE",
        List.of(server("grown", Map.of("memory", 128)), server("later", Map.of())),
        List.of(Map.of("dependent", "server:grown", "provider", "server:later")));
    Page tab = open("/ci/server:grown?tab=history");

    assertThat(tab.locator("ol.history li")).hasCount(2);
    assertThat(tab.locator("ol.history li").first())
        .containsText("memory 64 GiB → 128 GiB; needs server:later");
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare")).click();
    assertThat(tab.locator(".panel")).containsText("2 differences");
    assertThat(tab.locator(".panel")).containsText("needs server:later");
    tab.reload();
    settled(tab);
    assertThat(tab.locator(".panel")).containsText("2 differences");
    tab.locator("ol.history li").nth(1).getByRole(AriaRole.LINK).click();
    tab.waitForURL("**rev=" + before);
    settled(tab);
    assertThat(row(tab, "memory")).hasText(Pattern.compile("memory\\s*64 GiB\\s*128 GiB"));
    assertThat(tab.locator(".banner").first()).containsText("not the present");
    assertThat(tab.locator("#needs")).hasText("Needs (0)");
    tab.getByText("Back to now").click();
    settled(tab);
    assertThat(tab.locator("#needs")).hasText("Needs (1)");
  }

  @Test
  void goesBackInItsHistoryByKeyboard() {
    register("older", "MERGE", List.of(server("aged", Map.of("memory", 32))), List.of());
    int before = latestRevision();
    register("older", "MERGE", List.of(server("aged", Map.of("memory", 48))), List.of());
    Page tab = open("/ci/server:aged");
    Locator asOf = tab.getByLabel("As of");
    assertThat(asOf).hasAttribute("aria-valuetext", "now");

    asOf.focus();
    tab.keyboard().press("ArrowLeft");
    tab.waitForURL("**rev=" + latestRevision());
    settled(tab);
    asOf.focus();
    tab.keyboard().press("ArrowLeft");
    tab.waitForURL("**rev=" + before);
    settled(tab);
    assertThat(row(tab, "memory")).hasText(Pattern.compile("memory\\s*32 GiB\\s*48 GiB"));
    asOf.focus();
    tab.keyboard().press("End");
    settled(tab);
    assertThat(row(tab, "memory")).containsText("48 GiB");
    assertThat(tab.locator(".banner")).hasCount(0);
  }

  @Test
  void saysWhoRetiredIt() {
    register("goes", "REPLACE", List.of(server("gone", Map.of("role", "web"))), List.of());
    register("goes", "REPLACE", List.of(), List.of());
    Page tab = open("/ci/server:gone");

    assertThat(tab.locator(".banner.warning"))
        .containsText("Retired in revision %d by administrator".formatted(latestRevision()));
    assertThat(tab.getByText("If it fails…")).hasCount(0);
    assertThat(row(tab, "role")).containsText("web");
    assertThat(faults).isEmpty();
  }

  @Test
  void leadsFromAMergedKey() {
    register(
        "twins",
        "MERGE",
        List.of(server("twin-1", Map.of("role", "a")), server("twin-2", Map.of("cpuCores", 2))),
        List.of());
    data(
        "mutation { mergeCis(keep: \"server:twin-1\", merge: [\"server:twin-2\"]) { revision { number } } }");
    Page tab = open("/ci/server:twin-2");

    assertThat(tab.locator("h1")).hasText("twin-1");
    assertThat(tab.locator(".banner")).hasText("server:twin-2 was merged into this CI.");
  }

  @Test
  void namesWhatIsOpenOnIt() {
    register("opened", "MERGE", List.of(server("opened", Map.of())), List.of());
    String number =
        data("""
        mutation { proposeChange(input: {title: "New disks", changes: [{key: "server:opened"}]}) { number } }
        """)
            .at("/proposeChange/number")
            .asString();
    Page tab = open("/ci/server:opened");

    assertThat(tab.getByText("New disks")).isVisible();
    assertThat(
            tab.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(number).setExact(true)))
        .hasAttribute("href", "/changes/" + number);
  }

  @Test
  void speaksGermanOfTheSchemaToo() {
    register("german", "MERGE", List.of(server("deutsch", Map.of("memory", 64))), List.of());
    Page tab = open("/ci/server:deutsch", Look.GERMAN);

    assertThat(row(tab, "Arbeitsspeicher")).containsText("64 GiB");
    assertThat(row(tab, "Arbeitsspeicher").locator("small[lang=de]"))
        .hasText("Der Arbeitsspeicher.");
    tab.navigate(address(ORDERS));
    settled(tab);
    assertThat(tab.locator("#needs + ul")).containsText("gehört zu, hart");
  }

  @Test
  void hasAnAddressWhateverIsInTheKey() {
    List<String> names = List.of("odd//name", "odd/../up", "odd;100%", "odd\\back", "odd/.");
    for (String name : names) {
      register("odd", "MERGE", List.of(server(name, Map.of("role", "odd"))), List.of());
      Page tab = open("/search?q=odd");
      tab.locator("main td, main th")
          .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
          .click();
      tab.waitForURL("**/ci?key=**");
      settled(tab);

      assertThat(tab.locator("h1")).hasText(name);
      tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("History")).click();
      settled(tab);
      assertThat(tab.locator("ol.history")).containsText("Created");
    }
  }

  @Test
  void offersTheNearestForAnUnknownKey() {
    Page tab = open("/ci/cluster:pg-orders");

    assertThat(tab.locator("h1")).hasText("There is no CI cluster:pg-orders");
    assertThat(tab.locator("main ul")).containsText("pg-orders");
  }

  @Test
  void showsHostileClaimsHarmlessly() {
    String markup = "<script>alert(1)</script>\u202Etxt.exe ";
    register(
        "hostile-claims",
        "MERGE",
        List.of(
            server(
                "claimed",
                Map.of("role", markup + "y".repeat(10_000), "model", "javascript:alert(1)"))),
        List.of());
    Page tab = open("/ci/server:claimed");

    assertThat(row(tab, "role")).containsText("<script>alert(1)</script>\uFFFDtxt.exe");
    assertThat(row(tab, "role").locator("details")).not().hasAttribute("open", "");
    assertThat(row(tab, "model").locator("a")).hasCount(0);
    assertThat(tab.locator("main").textContent()).doesNotContain("\u202E");
    assertThat(tab.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(tab.evaluate("document.documentElement.clientWidth"));
    assertThat(faults).isEmpty();
  }
}
