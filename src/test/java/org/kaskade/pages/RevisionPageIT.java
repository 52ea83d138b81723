package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What one revision did, to the estate and to the impact of failures.
class RevisionPageIT extends PageIT {
  private static final String TOO_LONG_AGO =
      """
      {"errors": [{"message": "long ago", "extensions": {"code": "REVISION_TOO_LONG_AGO"}}]}
      """;

  private static Map<String, Object> ci(String key, String type) {
    return Map.of("key", key, "class", type, "name", key.substring(key.indexOf(':') + 1));
  }

  private static Map<String, Object> needs(String provider) {
    return Map.of(
        "dependent", "technical-service:rev-svc",
        "provider", provider,
        "group", "pair",
        "need", "1");
  }

  private void say(List<Map<String, Object>> needs) {
    register(
        "rev-page",
        "REPLACE",
        List.of(
            ci("technical-service:rev-svc", "TechnicalService"),
            ci("server:rev-1", "Server"),
            ci("server:rev-2", "Server")),
        needs);
  }

  @Test
  void saysWhichSinglePointItBroughtAndWhichItTookAway() {
    say(List.of(needs("server:rev-1"), needs("server:rev-2")));
    say(List.of(needs("server:rev-1")));
    int lost = latestRevision();
    Page tab = open("/revisions/" + lost);

    assertThat(tab.locator("section[aria-labelledby=impact]"))
        .containsText(Pattern.compile("single point of failure appears\\s+rev-1 for\\s+rev-svc"));
    say(List.of(needs("server:rev-1"), needs("server:rev-2")));
    tab.navigate(address("/revisions/" + latestRevision()));
    settled(tab);
    assertThat(tab.locator("section[aria-labelledby=impact]"))
        .containsText("single point of failure goes away");
    register("rev-page", "REPLACE", List.of(), List.of());
  }

  @Test
  void comparesOnRequestWhatTakesLong() {
    say(List.of(needs("server:rev-1"), needs("server:rev-2")));
    say(List.of(needs("server:rev-1")));
    Page tab = tab();
    tab.route(
        "**/graphql",
        route -> {
          String asked = route.request().postData();
          if (asked.contains("revisionImpact") && asked.contains("PT0.7S")) {
            route.fulfill(new Route.FulfillOptions().setBody(TOO_LONG_AGO));
          } else {
            route.resume();
          }
        });
    tab.navigate(address("/revisions/" + latestRevision()));
    settled(tab);

    Locator impact = tab.locator("section[aria-labelledby=impact]");
    assertThat(impact).containsText("comparing takes some seconds");
    impact.getByRole(AriaRole.BUTTON).click();
    assertThat(impact).containsText("single point of failure appears");
    register("rev-page", "REPLACE", List.of(), List.of());
  }

  @Test
  void leadsToTheEstateOfThatTime() {
    register("rev-links", "MERGE", List.of(ci("server:rev-link", "Server")), List.of());
    int number = latestRevision();
    Page tab = open("/revisions/" + number);

    tab.getByText("if it failed then").click();
    tab.waitForURL("**/impact?**rev=" + number);
    settled(tab);
    assertThat(tab.locator("main .banner").first()).containsText("not the present");
    tab.navigate(address("/revisions/" + number));
    settled(tab);
    tab.getByText("around it then").click();
    tab.waitForURL("**/explore?**rev=" + number);
    settled(tab);
    assertThat(tab.locator("h1")).containsText("rev-link");
  }
}
