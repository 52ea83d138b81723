package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePageIT extends PageIT {
  private final String name = "rooms-" + UUID.randomUUID().toString().substring(0, 8);
  @TempDir Path temporary;

  @Test
  void listsSourcesWithTheirState() {
    Page tab = open("/sources");

    Locator row =
        tab.locator("tbody tr", new Page.LocatorOptions().setHasText("larkspur-machines"));
    assertThat(row).containsText("ansible");
    assertThat(row).containsText("one warning, 3 remarks");
    assertThat(row).containsText("in step");
  }

  @Test
  void narrowsProblemsDownByCode() {
    Page tab = open("/sources/larkspur-machines");
    assertThat(tab.locator("tbody tr")).hasCount(4);

    tab.getByLabel("remark ENCRYPTED").check();

    assertThat(tab.locator("tbody tr")).hasCount(2);
    assertThat(tab).hasURL(address("/sources/larkspur-machines?code=ENCRYPTED"));
  }

  @Test
  void syncsOnDemandAndSaysWhatCame() throws IOException {
    Inventory inventory = source(12);
    Page tab = open("/sources/" + name);
    assertThat(tab.locator("h1")).hasText(name + " was never synced");

    sync(tab);
    assertThat(tab.locator("h1")).hasText(name + " speaks of 12 CIs");
    assertThat(tab.locator("section[aria-labelledby=did]")).containsText("12 added");

    inventory.commit("Add three", Inventory.servers(name, 15));
    sync(tab);
    assertThat(tab.locator("h1")).hasText(name + " speaks of 15 CIs");
    assertThat(tab.locator("section[aria-labelledby=did]")).containsText("Add three");
    assertThat(tab.locator("#syncs")).hasText("2 syncs found something new");
    assertThat(tab.locator("#syncs + ol li").first()).containsText("+ 3 CIs");
    int revision = latestRevision();
    tab.navigate(address("/sources/%s/syncs/%d".formatted(name, revision)));
    settled(tab);
    assertThat(tab).hasURL(address("/revisions/" + revision));
    assertThat(tab.locator("h1")).containsText("+ 3 CIs");
  }

  @Test
  void asksForTheNumberBeforeItRetiresMuch() throws IOException {
    Inventory inventory = source(12);
    data("mutation($name: ID!) { syncSource(name: $name) { created } }", Map.of("name", name));
    inventory.commit("Lose most", Inventory.servers(name, 3));
    Page tab = open("/sources/" + name);

    sync(tab);
    assertThat(tab.locator("h1"))
        .hasText("A sync of %s is held: it would retire 9 CIs".formatted(name));
    button(tab, "Accept retirements…").click();
    tab.getByLabel("Type 9 to confirm").fill("8");
    button(tab, "Sync and retire").click();
    assertThat(tab.getByText("This is not 9.")).isVisible();
    tab.getByLabel("Type 9 to confirm").fill("9");
    button(tab, "Sync and retire").click();

    assertThat(tab.locator("h1")).hasText(name + " speaks of 3 CIs");
  }

  @Test
  void showsWhatAHeldSyncWouldRetire() throws IOException {
    Inventory inventory = source(12);
    data("mutation($name: ID!) { syncSource(name: $name) { created } }", Map.of("name", name));
    inventory.commit("Lose most", Inventory.servers(name, 3));
    data("mutation($name: ID!) { syncSource(name: $name) { held } }", Map.of("name", name));

    assertThat(open("/").locator("section[aria-labelledby=attention]"))
        .containsText("A sync is held, since it would retire too much: " + name);
    Page tab = open("/sources/" + name);
    tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See them")).click();

    assertThat(tab.locator("h2#changes")).hasText("9 of 9 changes");
  }

  @Test
  void saysWhyASyncFails() throws IOException {
    data(
        "mutation($input: SourceInput!) { addSource(input: $input) { name } }",
        Map.of(
            "input",
            Map.of(
                "name",
                name,
                "url",
                temporary.resolve("nowhere.git").toString(),
                "format",
                "csv")));
    Page tab = open("/sources/" + name);
    sync(tab);

    assertThat(tab.locator("h1")).hasText("The last sync of %s failed".formatted(name));
    assertThat(tab.locator("main")).containsText("UNUSABLE");
  }

  @Test
  void keepsButtonsAwayFromWhoMayNotUseThem() {
    String token = tokenOf("reader", List.of(), List.of("viewer"));
    Page tab = strangersTab();
    tab.context().addCookies(List.of(new Cookie("kaskade", token).setUrl(address("/"))));
    tab.navigate(address("/sources/larkspur-machines"));
    settled(tab);

    assertThat(tab.locator("h1")).containsText("larkspur-machines");
    assertThat(button(tab, "Sync now")).hasCount(0);
  }

  @Test
  void saysThatThereIsNoSuchSource() {
    Page tab = open("/sources/nobody");

    assertThat(tab.locator("h1")).hasText("There is no source nobody");
    assertThat(faults).isEmpty();
  }

  private Inventory source(int servers) throws IOException {
    Inventory inventory = new Inventory(temporary.resolve(name + ".git"));
    inventory.commit("Count the room", Inventory.servers(name, servers));
    data(
        "mutation($input: SourceInput!) { addSource(input: $input) { name } }",
        Map.of(
            "input",
            Map.of("name", name, "url", inventory.repository().toString(), "format", "csv")));
    return inventory;
  }

  private static void sync(Page tab) {
    button(tab, "Sync now").click();
    assertThat(button(tab, "Sync now")).isEnabled();
    settled(tab);
  }

  private static Locator button(Page tab, String named) {
    return tab.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(named).setExact(true));
  }
}
