package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImpactPageIT extends PageIT {
  private static final String HV_03 = "hypervisor:hv-03.larkspur.example";
  private static final String HYPERVISOR = "/impact?fail=" + HV_03;

  private static Locator section(Page tab, String heading) {
    return tab.locator("section")
        .filter(new Locator.FilterOptions().setHas(tab.locator("#" + heading)));
  }

  private static Locator rows(Page tab, String heading) {
    return section(tab, heading).locator("tbody tr");
  }

  private static Map<String, Object> needsOne(String dependent, String provider) {
    return Map.of("dependent", dependent, "provider", provider, "group", "pair", "need", "1");
  }

  private static Map<String, String> ci(String key, String ciClass, String name) {
    return Map.of("key", key, "class", ciClass, "name", name);
  }

  @Test
  void namesTheGroupThatLostItsLastSpare() {
    Page tab = open(HYPERVISOR);

    assertThat(tab.locator("h1")).hasText("If hv-03.larkspur.example fails");
    assertThat(rows(tab, "groups").filter(new Locator.FilterOptions().setHasText("proxies")))
        .hasText(Pattern.compile("proxies\\s*Edge\\s*2\\s*1\\s*1\\s*none left"));
    assertThat(section(tab, "services"))
        .containsText("Needs 1 of 2 in proxies, and one is up: none to spare");
    assertThat(faults).isEmpty();
  }

  @Test
  void explainsWhyNothingBreaks() {
    register(
        "calm",
        "MERGE",
        List.of(
            ci("server:calm-1", "Server", "calm-1"),
            ci("server:calm-2", "Server", "calm-2"),
            ci("server:calm-3", "Server", "calm-3"),
            ci("business-service:calm", "BusinessService", "Calm")),
        List.of(
            needsOne("business-service:calm", "server:calm-1"),
            needsOne("business-service:calm", "server:calm-2"),
            needsOne("business-service:calm", "server:calm-3")));
    Page tab = open("/impact?fail=server:calm-1");

    assertThat(section(tab, "services"))
        .containsText("Nothing else is affected. 1 group loses a member and holds.");
    assertThat(rows(tab, "groups")).hasCount(1);
    assertThat(rows(tab, "groups")).containsText("pair");
    assertThat(tab.locator(".box")).hasCount(5);
  }

  @Test
  void walksTheFailureWithArrowKeys() {
    Page tab = open(HYPERVISOR);
    Locator at = tab.locator("a.box[tabindex='0']");
    assertThat(at).hasCount(1);

    at.focus();
    assertThat(at)
        .hasAttribute(
            "aria-label",
            Pattern.compile("^hv-03.larkspur.example, hypervisor, Outage, assumed failed"));
    tab.keyboard().press("ArrowRight");
    assertThat(at).hasAttribute("aria-label", Pattern.compile("server, Outage"));
    String next = at.getAttribute("aria-label");
    tab.keyboard().press("ArrowDown");
    assertThat(at).not().hasAttribute("aria-label", next);
    tab.keyboard().press("Home");
    tab.keyboard().press("ArrowRight");
    assertThat(at).hasAttribute("aria-label", next);
    tab.keyboard().press("End");
    assertThat(at).hasAttribute("aria-label", Pattern.compile("service, At risk"));
    tab.keyboard().press("Space");
    assertThat(tab.locator(".panel h3")).isVisible();
    tab.keyboard().press("Enter");
    tab.waitForURL(address("/ci/**"));
  }

  @Test
  void selectsInPictureAndTablesAtOnce() {
    Page tab = open(HYPERVISOR);
    section(tab, "services")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edge"))
        .click();

    assertThat(tab.locator("a.box.selected"))
        .hasAttribute("aria-label", "Edge, technical service, service, At risk (no spare left)");
    assertThat(tab.locator(".panel ol.path li")).hasCount(3);
    assertThat(tab.locator(".line.path")).hasCount(3);
    assertThat(section(tab, "affected").locator("tr.selected")).hasCount(1);
    tab.locator("a.box[aria-label^='es, ']").click();
    assertThat(tab.locator(".panel h3")).hasText("es");
  }

  @Test
  void keepsTheAnswerInTheUrl() {
    Page tab = open(HYPERVISOR);
    tab.locator(".chip").filter(new Locator.FilterOptions().setHasText("Outage")).click();
    assertThat(rows(tab, "affected")).hasCount(7);
    section(tab, "affected").getByText("web-02.larkspur.example").first().click();
    assertThat(tab.locator(".panel h3")).hasText("web-02.larkspur.example");
    tab.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Add what fails too"))
        .fill("hv-04");
    tab.locator(".ci-field [role=option]").first().click();
    assertThat(tab.locator("h1"))
        .hasText("If hv-03.larkspur.example and hv-04.larkspur.example fail");
    assertThat(tab.url())
        .endsWith(
            "fail=hypervisor%3Ahv-03.larkspur.example&fail=hypervisor%3Ahv-04.larkspur.example");

    tab.goBack();
    assertThat(tab.locator("h1")).hasText("If hv-03.larkspur.example fails");
    assertThat(tab.url()).contains("state=OUTAGE").contains("sel=server");
    tab.reload();
    settled(tab);
    assertThat(rows(tab, "affected")).hasCount(7);
    assertThat(tab.locator(".panel h3")).hasText("web-02.larkspur.example");
  }

  @Test
  void saysHowManyAreFolded() {
    List<Map<String, String>> items = new ArrayList<>();
    List<Map<String, String>> needs = new ArrayList<>();
    items.add(ci("server:crowded", "Server", "crowded"));
    for (int at = 0; at < 120; at++) {
      String key = "application:crowd-%03d".formatted(at);
      items.add(ci(key, "Application", key.substring(12)));
      needs.add(Map.of("dependent", key, "provider", "server:crowded", "type", "RUNS_ON"));
    }
    register("crowd", "MERGE", items, needs);
    Page tab = open("/impact?fail=server:crowded");

    assertThat(tab.locator(".section-head").first()).containsText("121 CIs in 2 boxes");
    assertThat(tab.locator("a.box.kind-FOLD")).containsText("application ×120");
    assertThat(rows(tab, "affected")).hasCount(100);
    tab.getByText("Load more (21 left)").click();
    assertThat(rows(tab, "affected")).hasCount(121);
    tab.locator("a.box.kind-FOLD").click();
    assertThat(tab.locator("a.box")).hasCount(121);
    assertThat(tab.url()).contains("open=");
  }

  @Test
  void isATableWhereAPictureWouldBeTooLarge() {
    List<Map<String, String>> items = new ArrayList<>();
    List<Map<String, String>> needs = new ArrayList<>();
    items.add(ci("server:huge", "Server", "huge"));
    for (int at = 0; at < 160; at++) {
      String key = "business-service:huge-%03d".formatted(at);
      items.add(ci(key, "BusinessService", key.substring(17)));
      needs.add(Map.of("dependent", key, "provider", "server:huge"));
    }
    register("huge", "MERGE", items, needs);
    Page tab = open("/impact?fail=server:huge");

    assertThat(tab.locator(".picture-none")).containsText("No picture: it would take 161 boxes");
    assertThat(rows(tab, "services")).hasCount(160);
  }

  @Test
  void offersTheNearestForAnUnknownKey() {
    Page tab = open("/impact?fail=hypervisor:hv-3.larkspur.example");

    assertThat(tab.locator(".banner.warning")).containsText("There is no CI");
    tab.locator("main ul a").getByText("hypervisor:hv-03.larkspur.example").click();
    assertThat(tab.locator("h1")).hasText("If hv-03.larkspur.example fails");
  }

  @Test
  void showsHostileNamesHarmlessly() {
    String markup = "<img src=x onerror=alert(1)>\u202Egnp.exe";
    JsonNode registered =
        register(
            "hostile",
            "MERGE",
            List.of(
                ci("server:hostile", "Server", markup),
                Map.of(
                    "key",
                    "business-service:long",
                    "class",
                    "BusinessService",
                    "name",
                    "long-" + "x".repeat(990),
                    "owner",
                    markup)),
            List.of(Map.of("dependent", "business-service:long", "provider", "server:hostile")));
    assertThat(registered.get("created").asInt()).isEqualTo(2);
    Page tab = open("/impact?fail=server:hostile&sel=business-service:long");

    assertThat(tab.locator("h1")).hasText("If <img src=x onerror=alert(1)>\uFFFDgnp.exe fails");
    assertThat(tab.locator(".panel")).isVisible();
    assertThat(tab.locator("img")).hasCount(0);
    assertThat(tab.locator("main").textContent())
        .doesNotContain("\u202E")
        .doesNotContain("x".repeat(250));
    assertThat(tab.evaluate("document.documentElement.scrollWidth"))
        .isEqualTo(tab.evaluate("document.documentElement.clientWidth"));
    assertThat(faults).isEmpty();
  }

  @Test
  void leadsToItsAnswerInOtherForms() {
    Page tab = open(HYPERVISOR + "&fold=5");
    for (String form : List.of("CSV", "SVG", "PDF", "MD", "JSON")) {
      String address =
          tab.locator(".toolbar")
              .getByText(form, new Locator.GetByTextOptions().setExact(true))
              .getAttribute("href");
      assertThat(address)
          .isEqualTo(
              "/impact.%s?fail=hypervisor%%3Ahv-03.larkspur.example&fold=5"
                  .formatted(form.toLowerCase(Locale.ROOT)));
      assertThat(tab.request().get(address(address)).ok()).as(form).isTrue();
    }
    assertThat(tab.locator(".toolbar").getByText("GraphQL").getAttribute("href"))
        .startsWith("/graphiql?operation=impact-page&variables=");
  }

  @Test
  void comparesTwoOutages() {
    Page tab =
        open("/impact?fail=hypervisor:hv-03.larkspur.example&vs=hypervisor:hv-01.larkspur.example");
    Locator comparison = tab.locator("kaskade-comparison");

    assertThat(comparison.locator("h2"))
        .hasText("hv-03.larkspur.example compared with hv-01.larkspur.example");
    List<Integer> counts =
        comparison.locator(".chip b").allTextContents().stream().map(Integer::valueOf).toList();
    assertThat(counts).hasSize(3).allMatch(count -> count > 0);
    assertThat(comparison.locator("tbody tr")).hasCount(12);
    comparison.getByText("Load more").click();
    assertThat(comparison.locator("tbody tr"))
        .hasCount(counts.stream().mapToInt(Integer::intValue).sum());
    comparison.locator(".chip").first().click();
    assertThat(tab).hasURL(Pattern.compile("side=ONLY_A"));
    assertThat(comparison.locator("tbody tr")).hasCount(counts.getFirst());
    assertThat(comparison.locator("tbody tr").first().locator("td").last())
        .containsText("Unaffected");
    comparison.getByLabel("Remove hv-01.larkspur.example").click();
    assertThat(comparison).hasCount(0);
    assertThat(faults).isEmpty();
  }

  @Test
  void marksWhatIsWorkedOn() {
    String number = proposed("Badge", HV_03, Instant.now().plus(30, ChronoUnit.DAYS));
    Page tab = open("/impact?fail=" + HV_03);
    Locator box = tab.locator("a.box.subject");

    assertThat(box).hasAttribute("aria-label", Pattern.compile("open: .*" + number));
    assertThat(box.locator("text.badge")).hasCount(1);
    assertThat(tab.request().get(address("/impact.svg?fail=" + HV_03)).text())
        .contains("open: ", number, "<circle cx=");
  }
}
