package org.kaskade.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.GraphQlDoor;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

class ChangeRiskIT extends GraphQlDoor {
  private static final String RISK =
      """
      { score level policyVersion revision { number }
        factors { name points maxPoints finding german: finding(language: "de") }
        expected { counts { state count } services { ci { key } state } }
        worstCase { failed { ci { key } } services { ci { key } state depth path { ci { key } } }
          activeOutages { ci { key } state record } added { nodes { ci { key } state } } }
        collisions { with { number title } overlapStart overlapEnd services { ci { key } state causes { providers { key } } } }
        collidingSets { complete sets { changes { number } services { ci { key } state } } }
        requiredApprovals { approver reason } }
      """;

  private static Map<String, Object> item(
      String key, String ciClass, String criticality, String owner) {
    return Map.of(
        "key",
        key,
        "class",
        ciClass,
        "name",
        key.substring(key.indexOf(':') + 1),
        "criticality",
        criticality,
        "owner",
        owner,
        "attributes",
        Map.of());
  }

  private static Map<String, String> needs(String dependent, String provider, String group) {
    return group.isEmpty()
        ? Map.of("dependent", dependent, "provider", provider)
        : Map.of("dependent", dependent, "provider", provider, "group", group);
  }

  @BeforeEach
  void shop() {
    JsonNode registered =
        register(
            "change-risk",
            "REPLACE",
            List.of(
                item("technical-service:r-shop", "TechnicalService", "CRITICAL", "Shop"),
                item("technical-service:r-mail", "TechnicalService", "LOW", "Mail"),
                item("application:r-web", "Application", "MEDIUM", "Web"),
                item("database:r-db1", "Database", "MEDIUM", "Data"),
                item("database:r-db2", "Database", "MEDIUM", "Data"),
                item("database:r-db3", "Database", "MEDIUM", "Data")),
            List.of(
                needs("technical-service:r-shop", "application:r-web", ""),
                needs("application:r-web", "database:r-db1", "db"),
                needs("application:r-web", "database:r-db2", "db"),
                needs("technical-service:r-mail", "database:r-db3", "")));
    assertThat(registered.get("errors")).isEmpty();
  }

  private static Map<String, Object> input(
      String title, Instant start, Instant end, String... keys) {
    List<Map<String, String>> changes = new ArrayList<>();
    for (String key : keys) {
      changes.add(Map.of("key", key, "effect", "OUTAGE"));
    }
    return Map.of(
        "title", title, "changes", changes, "start", start.toString(), "end", end.toString());
  }

  private JsonNode assessed(Map<String, Object> input) {
    return data(
            "query($input: ProposedChangeInput!) { assessChange(input: $input) " + RISK + "}",
            Map.of("input", input))
        .get("assessChange");
  }

  private String proposed(Map<String, Object> input) {
    return data(
            "mutation($input: ProposedChangeInput!) { proposeChange(input: $input) { number state } }",
            Map.of("input", input))
        .at("/proposeChange/number")
        .asString();
  }

  private JsonNode risk(String number) {
    return data(
            "query($number: ID!) { change(number: $number) { risk " + RISK + "} }",
            Map.of("number", number))
        .at("/change/risk");
  }

  private static List<String> services(JsonNode services) {
    List<String> found = new ArrayList<>();
    services.forEach(
        one -> found.add(one.at("/ci/key").asString() + " " + one.at("/state").asString()));
    return found;
  }

  private static Instant inDays(int days) {
    return Instant.parse("2031-01-01T00:00:00Z").plus(Duration.ofDays(days));
  }

  @Test
  void namesWhatIsSimilarToAnUnknownCi() {
    assertThat(
            answer(
                    "mutation($input: ProposedChangeInput!) { proposeChange(input: $input) { number } }",
                    Map.of("input", input("typo", inDays(10), inDays(11), "database:r-bd1")))
                .at("/errors/0/message")
                .asString())
        .contains("database:r-bd1 (did you mean database:r-db1");
  }

  @Test
  void saysWhatASingleChangeDoes() {
    JsonNode risk =
        assessed(input("one db", inDays(1), inDays(1).plusSeconds(7200), "database:r-db1"));

    assertThat(services(risk.at("/worstCase/services")))
        .containsExactly("technical-service:r-shop AT_RISK");
    assertThat(risk.get("collisions")).isEmpty();
    assertThat(risk.get("factors")).isNotEmpty();
    int sum = 0;
    for (JsonNode factor : risk.get("factors")) {
      sum += factor.get("points").asInt();
      assertThat(factor.get("points").asInt()).isBetween(0, factor.get("maxPoints").asInt());
      assertThat(factor.get("finding").asString()).matches("(?s).*[0-9A-Z].*").doesNotContain("{");
      assertThat(factor.get("german").asString()).doesNotContain("{");
    }
    assertThat(risk.get("score").asInt()).isEqualTo(Math.min(100, sum));
    assertThat(risk.at("/requiredApprovals/0/approver").asString()).isEqualTo("Shop");
    assertThat(risk.at("/requiredApprovals/0/reason").asString()).contains("r-shop", "at risk");
  }

  @Test
  void findsAPairThatIsHarmlessAloneAndHarmfulTogether() {
    String one =
        proposed(input("db one", inDays(10), inDays(10).plusSeconds(7200), "database:r-db1"));
    String two =
        proposed(
            input(
                "db two",
                inDays(10).plusSeconds(3600),
                inDays(10).plusSeconds(9000),
                "database:r-db2"));
    String elsewhere =
        proposed(input("mail", inDays(10), inDays(10).plusSeconds(7200), "database:r-db3"));

    JsonNode risk = risk(one);
    assertThat(risk.get("collisions")).hasSize(1);
    JsonNode collision = risk.at("/collisions/0");
    assertThat(collision.at("/with/number").asString()).isEqualTo(two);
    assertThat(collision.at("/overlapStart").asString())
        .isEqualTo(inDays(10).plusSeconds(3600).toString());
    assertThat(collision.at("/overlapEnd").asString())
        .isEqualTo(inDays(10).plusSeconds(7200).toString());
    assertThat(services(collision.at("/services")))
        .containsExactly("technical-service:r-shop OUTAGE");
    assertThat(services(risk.at("/worstCase/services")))
        .contains("technical-service:r-shop OUTAGE", "technical-service:r-mail OUTAGE");
    assertThat(services(risk.at("/worstCase/added/nodes")))
        .contains("technical-service:r-shop OUTAGE")
        .doesNotContain("technical-service:r-mail OUTAGE");
    assertThat(risk.at("/requiredApprovals").toString()).contains("Shop").doesNotContain("Mail");
    assertThat(risk(elsewhere).get("collisions")).isEmpty();
    JsonNode all =
        data(
                "query($from: DateTime, $to: DateTime) { collisions(from: $from, to: $to) { totalCount nodes { changes { number } services { ci { key } state } } } collidingSets(from: $from, to: $to) { complete sets { changes { number } } } }",
                Map.of("from", inDays(9).toString(), "to", inDays(12).toString()))
            .get("collisions");
    assertThat(all.get("totalCount").asInt()).isEqualTo(1);
    assertThat(all.at("/nodes/0/changes/0/number").asString()).isEqualTo(one);
    data(
        "mutation($number: ID!) { cancelChange(number: $number) { state } }",
        Map.of("number", two));
    assertThat(risk(one).get("collisions")).isEmpty();
    data(
        "mutation($number: ID!) { cancelChange(number: $number) { state } }",
        Map.of("number", one));
    data(
        "mutation($number: ID!) { cancelChange(number: $number) { state } }",
        Map.of("number", elsewhere));
  }

  @Test
  void followsTheEstate() {
    String one = proposed(input("a", inDays(20), inDays(21), "database:r-db1"));
    String two = proposed(input("b", inDays(20), inDays(21), "database:r-db3"));
    assertThat(risk(one).get("collisions")).isEmpty();
    register(
        "change-risk-more",
        "REPLACE",
        List.of(),
        List.of(
            needs("technical-service:r-mail", "database:r-db1", "spare"),
            needs("technical-service:r-mail", "database:r-db3", "spare")));

    assertThat(risk(two).get("collisions")).isEmpty();
    register(
        "change-risk-more",
        "REPLACE",
        List.of(item("technical-service:r-wiki", "TechnicalService", "HIGH", "Wiki")),
        List.of(
            needs("technical-service:r-wiki", "database:r-db1", "spare"),
            needs("technical-service:r-wiki", "database:r-db3", "spare")));
    assertThat(services(risk(two).at("/collisions/0/services")))
        .containsExactly("technical-service:r-wiki OUTAGE");
    register("change-risk-more", "REPLACE", List.of(), List.of());
    for (String number : List.of(one, two)) {
      data(
          "mutation($number: ID!) { cancelChange(number: $number) { state } }",
          Map.of("number", number));
    }
  }

  @Test
  void keepsWhatItWasWhenSubmittedAndComparesItWithNow() {
    String one = proposed(input("kept", inDays(30), inDays(31), "database:r-db1"));
    data(
        "mutation($number: ID!) { submitChange(number: $number) { state } }",
        Map.of("number", one));
    String two = proposed(input("later", inDays(30), inDays(31), "database:r-db2"));

    JsonNode change =
        data(
                """
                query($number: ID!) { change(number: $number) {
                  assessments { version assessedAt revision policyVersion score level
                    factors { name points finding } services { key state } collisions approvers }
                  riskDifference { score worse otherPolicy newCollisions goneCollisions newApprovers
                    factors { name before after } services { key before after } riskAt { score } } } }
                """,
                Map.of("number", one))
            .get("change");

    assertThat(change.get("assessments")).hasSize(1);
    assertThat(change.at("/assessments/0/services/0/state").asString()).isEqualTo("AT_RISK");
    assertThat(change.at("/assessments/0/collisions")).isEmpty();
    assertThat(change.at("/riskDifference/worse").asBoolean()).isTrue();
    assertThat(change.at("/riskDifference/newCollisions/0").asString()).isEqualTo(two);
    assertThat(change.at("/riskDifference/services/0/after").asString()).isEqualTo("OUTAGE");
    assertThat(change.at("/riskDifference/score").asInt()).isPositive();
    for (String number : List.of(one, two)) {
      data(
          "mutation($number: ID!) { cancelChange(number: $number) { state } }",
          Map.of("number", number));
    }
  }

  @Test
  void countsChangesInProgressAsActiveOutages() {
    String outage =
        "outageImpact(input: {failed: [{key: \"database:r-db2\"}], includeActiveOutages: true})";
    String fields =
        "{ activeOutages { ci { key } state record } failed { ci { key } } services { ci { key } state } added { nodes { ci { key } state } } }";
    JsonNode before = data("{ " + outage + fields + " }").get("outageImpact");
    assertThat(services(before.get("services")))
        .containsExactly("technical-service:r-shop AT_RISK");
    String emergency =
        data(
                "mutation($input: ProposedChangeInput!) { proposeChange(input: $input) { number } }",
                Map.of(
                    "input",
                    Map.of(
                        "title", "fire",
                        "type", "EMERGENCY",
                        "changes", List.of(Map.of("key", "database:r-db1", "effect", "OUTAGE")))))
            .at("/proposeChange/number")
            .asString();
    data(
        "mutation($number: ID!) { startEmergencyChange(number: $number) { state } }",
        Map.of("number", emergency));

    JsonNode during = data("{ " + outage + fields + " }").get("outageImpact");
    assertThat(services(during.get("services"))).containsExactly("technical-service:r-shop OUTAGE");
    assertThat(during.at("/activeOutages/0/record").asString()).isEqualTo(emergency);
    assertThat(during.at("/activeOutages/0/ci/key").asString()).isEqualTo("database:r-db1");
    assertThat(during.get("failed")).hasSize(1);
    assertThat(services(during.at("/added/nodes")))
        .containsExactly(
            "database:r-db2 OUTAGE", "application:r-web OUTAGE", "technical-service:r-shop OUTAGE");
    JsonNode groups =
        data("{ neighborhood(keys: [\"database:r-db1\"]) { groups { members up } drawing(active: true) { boxes { label } } } }")
            .get("neighborhood");
    assertThat(groups.at("/groups/0/up").asInt())
        .isEqualTo(groups.at("/groups/0/members").asInt() - 1);
    assertThat(groups.at("/drawing/boxes").toString()).contains("1 of 2 up");
    JsonNode cause =
        data("{ probableCauses(symptoms: [{key: \"application:r-web\", state: AT_RISK}]) { ci { key } rank recentChanges { number } } }")
            .at("/probableCauses/0");
    assertThat(cause.at("/ci/key").asString()).isEqualTo("database:r-db1");
    assertThat(cause.at("/recentChanges/0/number").asString()).isEqualTo(emergency);
    data(
        "mutation($number: ID!) { completeChange(number: $number) { state } }",
        Map.of("number", emergency));
    assertThat(data("{ " + outage + fields + " }").at("/outageImpact/activeOutages")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "changes: [] | NOTHING_CHANGES",
        "changes: [{key: \"database:r-db9\"}] | UNKNOWN_CI",
        "changes: [{key: \"database:r-db1\"}], start: \"2031-01-02T00:00:00Z\", end: \"2031-01-01T00:00:00Z\" | INVALID_WINDOW",
        "changes: [{key: \"database:r-db1\"}], start: \"2031-01-02T00:00:00Z\", end: \"2031-01-02T00:00:00Z\" | INVALID_WINDOW"
      })
  void refusesWhatMakesNoSense(String input, String code) {
    String document = "{ assessChange(input: {title: \"x\", %s}) { score } }".formatted(input);

    assertThat(refusal(document)).isEqualTo(code);
    if (code.equals("UNKNOWN_CI")) {
      assertThat(answer(document, Map.of()).at("/errors/0/message").asString())
          .contains("did you mean database:r-db");
    }
  }

  @Test
  void looksForSafeSlotsBesideChangesItWouldCollideWith() {
    Instant soon = Instant.now().plus(Duration.ofDays(2));
    String other = proposed(input("in the way", soon, soon.plusSeconds(7200), "database:r-db2"));
    JsonNode slots =
        data(
                "query($input: ProposedChangeInput!) { nextSafeSlots(input: $input, first: 2) { until slots { start end freeUntil } blocked { start end reason with { number } sentence } } }",
                Map.of(
                    "input", input("x", inDays(1), inDays(1).plusSeconds(3600), "database:r-db1")))
            .get("nextSafeSlots");

    assertThat(slots.get("slots")).hasSize(2);
    assertThat(Instant.parse(slots.at("/slots/0/freeUntil").asString())).isEqualTo(at(soon));
    assertThat(Instant.parse(slots.at("/slots/1/start").asString()))
        .isEqualTo(at(soon).plusSeconds(7200));
    assertThat(slots.at("/blocked/0/reason").asString()).isEqualTo("COLLISION");
    assertThat(slots.at("/blocked/0/with/number").asString()).isEqualTo(other);
    data(
        "mutation($number: ID!) { cancelChange(number: $number) { state } }",
        Map.of("number", other));
  }

  @Test
  void servesItsDossierInThreeForms() {
    String number = proposed(input("dossier", inDays(40), inDays(41), "database:r-db1"));
    String german =
        data(
                "query($number: ID!) { change(number: $number) { dossier(language: \"de\") } }",
                Map.of("number", number))
            .at("/change/dossier")
            .asString();
    assertThat(german).contains(number, "r-shop");

    byte[] pdf = page("/changes/" + number + ".pdf", byte[].class);
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(page("/changes/" + number + ".html", String.class))
        .contains("<svg", number)
        .doesNotContain("<script");
    assertThat(page("/changes/" + number + ".md", String.class)).contains("r-shop");
    data(
        "mutation($number: ID!) { cancelChange(number: $number) { state } }",
        Map.of("number", number));
  }

  private <T> T page(String path, Class<T> type) {
    return Objects.requireNonNull(
        RestClient.create("http://127.0.0.1:" + port())
            .get()
            .uri(path)
            .header("Authorization", "Bearer " + TOKEN)
            .retrieve()
            .body(type));
  }

  @Test
  void findsABlackoutAndSlotsBesideIt() {
    Instant start = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    String blackout =
        data(
                "mutation($input: BlackoutInput!) { createBlackout(input: $input) { number } }",
                Map.of(
                    "input",
                    Map.of(
                        "title", "stocktaking",
                        "starts", start.toString().substring(0, 16),
                        "lasts", "PT10H",
                        "zone", "UTC")))
            .at("/createBlackout/number")
            .asString();
    data(
        "mutation($number: ID!) { enactBlackout(number: $number) { state } }",
        Map.of("number", blackout));
    Map<String, Object> input =
        input("in it", start.plusSeconds(3600), start.plusSeconds(7200), "database:r-db1");

    JsonNode risk = assessed(input);
    JsonNode slots =
        data(
                "query($input: ProposedChangeInput!) { nextSafeSlots(input: $input) { slots { start } blocked { start end reason sentence } } }",
                Map.of("input", input))
            .get("nextSafeSlots");

    assertThat(risk.get("factors").toString()).contains("1 blackout (stocktaking (BLK-");
    assertThat(slots.at("/blocked/0/reason").asString()).isEqualTo("BLACKOUT");
    assertThat(slots.at("/slots/1/start").asString())
        .isEqualTo(start.plusSeconds(36000).toString());
    data(
        "mutation($number: ID!) { endBlackout(number: $number) { state } }",
        Map.of("number", blackout));
  }

  private static Instant at(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
