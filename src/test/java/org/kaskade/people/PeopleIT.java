package org.kaskade.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.GraphQlDoor;
import org.kaskade.SocketListener;
import org.kaskade.access.TokenFingerprint;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.HttpClientErrorException.Forbidden;
import org.springframework.web.client.HttpClientErrorException.Unauthorized;
import tools.jackson.databind.JsonNode;

/// Tokens of people: issued, used, refused and withdrawn over HTTP.
class PeopleIT extends GraphQlDoor {
  private static final String VIEWER = "{ viewer { person teams roles sources } }";
  private static final String ISSUE =
      """
      mutation($input: IssueTokenInput!) {
        issueToken(input: $input) { token issued { id person name teams roles expires active issuedBy } }
      }
      """;

  private final Driver driver;

  PeopleIT(@Autowired Driver driver) {
    this.driver = driver;
  }

  private static String person() {
    return "person-" + UUID.randomUUID();
  }

  private JsonNode issue(Map<String, ?> input) {
    return data(ISSUE, Map.of("input", input)).get("issueToken");
  }

  private String token(String... roles) {
    return tokenOf(person(), List.of(), List.of(roles));
  }

  private JsonNode error(String token, String document) {
    return answerTo(token, document, Map.of()).at("/errors/0");
  }

  @Test
  void signsThePersonIn() {
    String person = person();
    JsonNode issued =
        issue(
            Map.of(
                "person", person,
                "name", "laptop",
                "teams", List.of("team:payments"),
                "roles", List.of("editor", "change-manager"),
                "sources", List.of("crm")));

    JsonNode viewer = answerTo(issued.get("token").asString(), VIEWER, Map.of()).at("/data/viewer");

    assertThat(viewer.toString())
        .isEqualTo(
            """
            {"person":"%s","teams":["team:payments"],"roles":["change-manager","editor"],"sources":["crm"]}\
            """
                .formatted(person));
    assertThat(issued.at("/issued/issuedBy").asString()).isEqualTo("administrator");
    assertThat(issued.at("/issued/active").asBoolean()).isTrue();
  }

  @Test
  void writesThePersonIntoRevisions() {
    String person = person();
    String token =
        issue(
                Map.of(
                    "person", person,
                    "roles", List.of("automation"),
                    "sources", List.of("people-it")))
            .get("token")
            .asString();

    JsonNode answer =
        answerTo(
            token,
            """
            mutation($name: String!) {
              registerAssets(input: {source: "people-it", items: [{class: "BusinessService", name: $name}]}) {
                revision { actor }
              }
            }
            """,
            Map.of("name", UUID.randomUUID().toString()));

    assertThat(answer.at("/data/registerAssets/revision/actor").asString()).isEqualTo(person);
  }

  @Test
  void keepsNoTokenInTheStore() {
    String token = token("viewer");

    List<String> texts = new ArrayList<>();
    try (var session = driver.session()) {
      session
          .run("MATCH (t:AccessToken) RETURN properties(t) AS p")
          .forEachRemaining(row -> texts.add(row.get("p").asMap().toString()));
    }
    assertThat(texts)
        .anyMatch(text -> text.contains(TokenFingerprint.of(token)))
        .noneMatch(text -> text.contains(token));
  }

  @Test
  void stopsAWithdrawnTokenAtOnce() {
    JsonNode issued = issue(Map.of("person", person()));
    String token = issued.get("token").asString();
    assertThat(answerTo(token, VIEWER, Map.of()).has("errors")).isFalse();

    JsonNode withdrawn =
        data(
            "mutation($id: ID!) { withdrawToken(id: $id) { active withdrawnBy withdrawnAt } }",
            Map.of("id", issued.at("/issued/id").asString()));

    assertThat(withdrawn.at("/withdrawToken/active").asBoolean()).isFalse();
    assertThat(withdrawn.at("/withdrawToken/withdrawnBy").asString()).isEqualTo("administrator");
    assertThatThrownBy(() -> answerTo(token, VIEWER, Map.of()))
        .isInstanceOf(Unauthorized.class)
        .hasMessageContaining("was withdrawn");
  }

  /// Another instance is another object over the same store.
  @Test
  void stopsAWithdrawnTokenOnOtherInstancesWithinSeconds() throws Exception {
    TokenStore store = new TokenStore(driver);
    ValidTokens other = new ValidTokens(store, Clock.systemUTC());
    other.start();
    try {
      JsonNode issued = issue(Map.of("person", person()));
      String fingerprint = TokenFingerprint.of(issued.get("token").asString());
      Thread.sleep(300);
      assertThat(other.find(fingerprint)).as("issued here, known there").isPresent();

      data(
          "mutation($id: ID!) { withdrawToken(id: $id) { active } }",
          Map.of("id", issued.at("/issued/id").asString()));
      Instant latest = Instant.now().plusSeconds(3);
      while (other.find(fingerprint).isPresent() && Instant.now().isBefore(latest)) {
        Thread.sleep(50);
      }
      assertThat(other.find(fingerprint)).isEmpty();
    } finally {
      other.stop();
    }
  }

  @Test
  void endsWithItsTime() throws Exception {
    String token =
        issue(Map.of("person", person(), "expires", Instant.now().plusSeconds(2).toString()))
            .get("token")
            .asString();
    assertThat(answerTo(token, VIEWER, Map.of()).has("errors")).isFalse();

    Thread.sleep(2_100);

    assertThatThrownBy(() -> answerTo(token, VIEWER, Map.of())).isInstanceOf(Unauthorized.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issueToken(input: {person: \"x\"}) { token }",
        "addSource(input: {name: \"x\", url: \"https://git.example.org/x.git\", format: \"csv\"}) { name }",
        "mergeCis(keep: \"server:a\", merge: [\"server:b\"]) { revision { number } }",
        "splitCi(key: \"server:a\", claims: [{source: \"x\"}]) { revision { number } }"
      })
  void keepsWhatIsForAdministratorsFromOthers(String mutation) {
    String token = token("viewer", "automation", "editor", "change-manager", "auditor");

    JsonNode error = error(token, "mutation { " + mutation + " }");

    assertThat(error.at("/extensions/code").asString()).isEqualTo("FORBIDDEN");
    assertThat(error.at("/message").asString())
        .contains("the roles auditor, automation, change-manager, editor, viewer")
        .contains("it needs the role admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registerAssets(input: {source: \"crm\"}) { created }",
        "syncSource(name: \"crm\") { commit }"
      })
  void namesTheRolesThatMayWrite(String mutation) {
    assertThat(error(token("viewer"), "mutation { " + mutation + " }").get("message").asString())
        .contains("the role viewer", "automation, editor, admin");
  }

  @Test
  void bindsAutomationToItsSources() {
    String token =
        issue(
                Map.of(
                    "person", person(),
                    "roles", List.of("automation"),
                    "sources", List.of("crm", "shop")))
            .get("token")
            .asString();

    JsonNode error =
        error(token, "mutation { registerAssets(input: {source: \"payroll\"}) { created } }");

    assertThat(error.at("/extensions/code").asString()).isEqualTo("FORBIDDEN");
    assertThat(error.get("message").asString()).contains("crm, shop", "'payroll'");
    assertThat(
            answerTo(
                    token,
                    "mutation { registerAssets(input: {source: \"crm\"}) { created } }",
                    Map.of())
                .has("errors"))
        .isFalse();
  }

  @Test
  void letsNoAutomationAcceptRetirements() {
    String token =
        issue(
                Map.of(
                    "person", person(),
                    "roles", List.of("automation"),
                    "sources", List.of("shop")))
            .get("token")
            .asString();

    assertThat(
            error(
                    token,
                    "mutation { syncSource(name: \"shop\", acceptRetirements: true) { commit } }")
                .get("message")
                .asString())
        .contains("role editor or admin");
  }

  @Test
  void showsOthersTokensToAdministratorsAndAuditors() {
    String ann = person();
    String bob = person();
    String annsToken = tokenOf(ann, List.of(), List.of("viewer"));
    tokenOf(bob, List.of(), List.of("viewer"));
    String auditor = token("auditor");
    String document =
        "query($person: String) { tokens(person: $person, first: 1000) { nodes { id person } totalCount } }";

    assertThat(answerTo(annsToken, document, Map.of()).at("/data/tokens/nodes"))
        .hasSize(1)
        .allMatch(token -> token.get("person").asString().equals(ann));
    assertThat(
            answerTo(annsToken, document, Map.of("person", bob))
                .at("/data/tokens/totalCount")
                .asInt())
        .isZero();
    assertThat(
            answerTo(auditor, document, Map.of("person", bob))
                .at("/data/tokens/totalCount")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void letsPeopleWithdrawTheirOwnTokensOnly() {
    JsonNode anns = issue(Map.of("person", person()));
    JsonNode bobs = issue(Map.of("person", person()));
    String withdraw = "mutation($id: ID!) { withdrawToken(id: $id) { active } }";
    String token = anns.get("token").asString();

    assertThat(
            answerTo(token, withdraw, Map.of("id", bobs.at("/issued/id").asString()))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("UNKNOWN_TOKEN");
    assertThat(
            answerTo(token, withdraw, Map.of("id", anns.at("/issued/id").asString()))
                .at("/data/withdrawToken/active")
                .asBoolean(true))
        .isFalse();
  }

  @Test
  void tellsPeopleApartThatOnlyCapitalsTellApart() {
    String person = person();
    issue(Map.of("person", person));

    Map<String, Object> other = new HashMap<>(Map.of("person", person.replace('p', 'P')));
    assertThat(answer(ISSUE, Map.of("input", other)).at("/errors/0/extensions/code").asString())
        .isEqualTo("PERSON_KNOWN_OTHERWISE");
  }

  @Test
  void keepsFeedTokensOutOfGraphQl() {
    String token = token("feed");

    assertThatThrownBy(() -> answerTo(token, VIEWER, Map.of()))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("a feed token reads the calendar");
  }

  @Test
  void knowsThePersonOverWebSocket() throws Exception {
    String person = person();
    try (SocketListener socket =
        SocketListener.signedIn(port(), tokenOf(person, List.of(), List.of("viewer")))) {
      socket.subscribe("a", VIEWER, Map.of());
      socket.subscribe("b", "mutation { issueToken(input: {person: \"x\"}) { token } }", Map.of());

      String said = "";
      for (int i = 0; i < 4; i++) {
        said += socket.message();
      }
      assertThat(said).contains("\"person\":\"" + person + "\"", "it needs the role admin");
    }
  }
}
