package org.kaskade.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignInPageIT extends PageIT {
  @Test
  void leadsToThePageThatWasAskedFor() {
    Page tab = strangersTab();
    tab.navigate(address("/search?q=pg-orders"));
    assertThat(tab).hasURL(Pattern.compile("/sign-in\\?to="));

    tab.getByLabel("Token").fill(TOKEN);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

    assertThat(tab).hasURL(address("/search?q=pg-orders"));
    settled(tab);
    assertThat(tab.locator("#who")).hasText("administrator");
  }

  @Test
  void keepsTheTokenFromScriptsAndFromOtherSites() {
    Page tab = signedIn(TOKEN);

    List<Cookie> cookies = tab.context().cookies();
    assertThat(cookies).hasSize(1).allMatch(c -> c.httpOnly && c.sameSite.name().equals("STRICT"));
    assertThat(tab.evaluate("document.cookie")).isEqualTo("");
    assertThat(tab.content()).doesNotContain(TOKEN);
  }

  @Test
  void saysThatATokenIsWrong() {
    Page tab = signedIn("a-token-that-nobody-has");

    assertThat(tab.getByRole(AriaRole.ALERT)).containsText("not known");
    assertThat(tab.getByLabel("Token")).hasAttribute("aria-invalid", "true");
    assertThat(tab.context().cookies()).isEmpty();
  }

  @Test
  void refusesTokensOfFeeds() {
    Page tab = signedIn(tokenOf("calendar", List.of(), List.of("feed")));

    assertThat(tab.getByRole(AriaRole.ALERT)).isVisible();
  }

  @Test
  void goesOnAtOnceForWhoIsSignedIn() {
    Page tab = tab();
    tab.navigate(address("/sign-in?to=/search"));

    assertThat(tab).hasURL(address("/search"));
  }

  @Test
  void leadsToNoOtherSite() {
    Page tab = tab();
    tab.navigate(address("/sign-in?to=//example.org/"));

    assertThat(tab).hasURL(address("/"));
  }

  @Test
  void signsOut() {
    Page tab = open("/");
    tab.locator("#who").click();
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();

    assertThat(tab).hasURL(address("/sign-in"));
    assertThat(tab.context().cookies()).isEmpty();
  }

  @Test
  void endsWhenTheTokenIsWithdrawn() {
    String token = tokenOf("leaver", List.of(), List.of("viewer"));
    Page tab = signedIn(token);
    settled(tab);
    String id =
        data("{ tokens(person: \"leaver\") { nodes { id } } }").at("/tokens/nodes/0/id").asString();
    data("mutation($id: ID!) { withdrawToken(id: $id) { active } }", Map.of("id", id));

    tab.navigate(address("/search"));

    assertThat(tab).hasURL(Pattern.compile("/sign-in"));
    assertThat(tab.context().cookies()).isEmpty();
  }

  @Test
  void isRefusedForAWhileAfterManyWrongTokens() throws Exception {
    // Another address of this machine, so that nobody else has to wait.
    InetAddress guesser = InetAddress.getByName("127.0.0.77");
    try (HttpClient client = HttpClient.newBuilder().localAddress(guesser).build()) {
      for (int guess = 0; guess < 10; guess++) {
        assertThat(guessed(client, "guess-number-" + guess).statusCode()).isEqualTo(422);
      }
      HttpResponse<String> refused = guessed(client, TOKEN);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 61L);
      assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(refused.body()).contains("Too many wrong tokens", "role=\"alert\"");
    }
    assertThat(signedIn(TOKEN)).hasURL(address("/"));
  }

  private HttpResponse<String> guessed(HttpClient client, String token) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address("/sign-in")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Page signedIn(String token) {
    Page tab = strangersTab();
    tab.navigate(address("/sign-in"));
    tab.getByLabel("Token").fill(token);
    tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    return tab;
  }
}
