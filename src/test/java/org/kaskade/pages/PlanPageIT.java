package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanPageIT extends PageIT {
  private final String name = "store-" + UUID.randomUUID().toString().substring(0, 8);
  private final String checkout = "checkout-" + name;
  @TempDir Path temporary;

  @Test
  void saysFirstWhatAMergeMakesOfFailures() throws IOException {
    redundantStore().commit("One is enough", Inventory.replicas(name, name + "-a"));
    Page tab = open(plan("main"));

    assertThat(tab.locator("h1"))
        .hasText(
            "Merging main makes %s and %s hang on shop/default/Deployment/%s-a"
                .formatted(checkout, "shop/default/" + name, name));
    assertThat(tab.locator("section[aria-labelledby=impact]"))
        .containsText("A single point of failure appears");
    assertThat(tab.locator("section[aria-labelledby=impact]"))
        .containsText("need 1 of 2 → need 1 of 1");
    assertThat(tab.locator("tr.RETIRE").last()).containsText(name + "-b.yaml:1");
  }

  @Test
  void saysWhatGoesAway() throws IOException {
    Inventory inventory = redundantStore();
    inventory.commit("One is enough", Inventory.replicas(name, name + "-a"));
    data(
        "mutation($name: ID!) { syncSource(name: $name, acceptRetirements: true) { held } }",
        Map.of("name", name));
    inventory.commit("Two again", Inventory.replicas(name, name + "-a", name + "-b"));
    Page tab = open(plan("main"));

    assertThat(tab.locator("section[aria-labelledby=impact]"))
        .containsText("A single point of failure goes away");
    assertThat(tab.locator("h1")).containsText("no failure gets worse");
  }

  @Test
  void saysWhoseWordCountsWhereAValueHasNoEffect() throws IOException {
    String server = "server:" + name + "/" + name;
    register(
        "a-" + name,
        "MERGE",
        List.of(Map.of("key", server, "class", "Server", "name", name, "owner", "team-first")),
        List.of());
    Inventory inventory = new Inventory(temporary.resolve(name + ".git"));
    inventory.commit(
        "Name it",
        Map.of("servers.csv", "name,class,owner\n%s,Server,team-later\n".formatted(name)));
    add(inventory, "csv", Map.of());
    Page tab = open(plan("main"));

    assertThat(tab.locator("section[aria-labelledby=in-vain]"))
        .containsText("1 value has no effect");
    assertThat(tab.locator("section[aria-labelledby=in-vain] tbody tr"))
        .containsText(
            Pattern.compile(
                "owner\\s+team-later\\s+team-first\\s+a-"
                    + name
                    + " wins \\(API\\)\\s+servers.csv:2"));
  }

  @Test
  void saysThatNothingDiffers() {
    Page tab = open("/sources/larkspur-machines/plan?ref=main");

    assertThat(tab.locator("h1")).hasText("Merging main makes no difference");
    assertThat(tab.locator("main")).containsText("52 CIs stay as they are.");
  }

  @Test
  void asksForABranchAndKeepsAWrongOne() {
    Page tab = open("/sources/larkspur-machines/plan");
    tab.getByLabel("Branch, tag or commit").fill("no-such-branch");
    tab.keyboard().press("Enter");

    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("no branch, tag or commit");
    assertThat(tab.getByLabel("Branch, tag or commit")).hasValue("no-such-branch");
    tab.getByLabel("Branch, tag or commit").fill("main");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("h1")).hasText("Merging main makes no difference");
  }

  @Test
  void showsOnlyWhatDiffers() throws IOException {
    Inventory inventory = redundantStore();
    Map<String, String> files = Inventory.replicas(name, name + "-a", name + "-b");
    files.replaceAll((file, text) -> file.endsWith("-a.yaml") ? text.replace(":1", ":2") : text);
    inventory.commit("Update one", files);
    Page tab = open(plan("main"));

    assertThat(tab.locator("tbody tr")).hasCount(1);
    assertThat(tab.locator("tbody tr")).containsText("store:1");
    assertThat(tab.locator("tbody tr")).containsText("unchanged values hidden");
  }

  @Test
  void staysUsableWithTenThousandChanges() throws IOException {
    Inventory inventory = new Inventory(temporary.resolve(name + ".git"));
    inventory.commit("Count all", Inventory.servers(name, 10_000));
    add(inventory, "csv", Map.of());
    Page tab = open(plan("main"));

    assertThat(tab.locator("h2#changes")).hasText("100 of 10,000 changes");
    assertThat(tab.locator("section[aria-labelledby=estate]")).containsText("10,000 added");
    long start = System.nanoTime();
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show more")).click();
    assertThat(tab.locator("tbody tr")).hasCount(200);
    tab.getByLabel("Name or key").fill(name + "-09999");
    tab.keyboard().press("Enter");
    assertThat(tab.locator("h2#changes")).hasText("1 of 1 changes");
    assertThat(tab).hasURL(address(plan("main") + "&text=" + name + "-09999"));
    // Not worked out anew each time, which takes seconds.
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(8);
  }

  private String plan(String ref) {
    return "/sources/" + name + "/plan?ref=" + ref;
  }

  /// A checkout that needs a store with two replicas, synced.
  private Inventory redundantStore() throws IOException {
    Inventory inventory = new Inventory(temporary.resolve(name + ".git"));
    inventory.commit("Two replicas", Inventory.replicas(name, name + "-a", name + "-b"));
    add(inventory, "kubernetes", Map.of("cluster", "shop"));
    data("mutation($name: ID!) { syncSource(name: $name) { created } }", Map.of("name", name));
    register(
        "catalogue-" + name,
        "REPLACE",
        List.of(Map.of("class", "BusinessService", "name", checkout)),
        List.of(
            Map.of(
                "dependent", "business-service:" + checkout,
                "provider", "network-service:shop/default/" + name)));
    return inventory;
  }

  private void add(Inventory inventory, String format, Map<String, ?> options) {
    data(
        "mutation($input: SourceInput!) { addSource(input: $input) { name } }",
        Map.of(
            "input",
            Map.of(
                "name", name,
                "url", inventory.repository().toString(),
                "format", format,
                "options", options)));
  }
}
