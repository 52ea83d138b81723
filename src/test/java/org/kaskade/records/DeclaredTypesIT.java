package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Two record types that no line of Java knows.
class DeclaredTypesIT extends RecordsDoor {
  private String eva = "";
  private String finn = "";

  @BeforeEach
  void people() {
    eva = tokenOf("eva", List.of("desk"), List.of("editor"));
    finn = tokenOf("finn", List.of("ops"), List.of("editor"));
    servers("ops", "in1", "in2");
  }

  private String incident(String token, String more) {
    JsonNode answer =
        answerTo(
            token,
            "mutation { createIncident(input: {title: \"down\"%s}) { number state } }"
                .formatted(more),
            Map.of());
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    assertThat(answer.at("/data/createIncident/state").asString()).isEqualTo("OPEN");
    return answer.at("/data/createIncident/number").asString();
  }

  @Test
  void haveTypedFieldsLinksAndComputedValues() {
    String change = propose(eva, proposal("cause", "server:in1"));
    String number =
        incident(
            eva,
            """
            , severity: MAJOR, cost: "12.50 EUR", share: 80, noticed: "2026-11-22T10:00:00+01:00",
              lasted: "PT90M", since: "2026-11-21", tags: ["a", "b"], people: 7, broken: [{key: "server:in1"}],
              causedBy: {number: "%s"}, runbook: {key: "server:in2"}
            """
                .formatted(change));
    assertThat(number).matches("INC-\\d{5}");
    JsonNode incident =
        data("""
        { incident(number: "%s") { recordType severity cost share noticed lasted since tags people urgent priority
          broken { nodes { key state ci { name incidents { nodes { number } } } } }
          causedBy { nodes { number record { title causedIncidents { totalCount } } } } runbook { nodes { key } } } }
        """
                .formatted(number))
            .get("incident");
    assertThat(incident.get("recordType").asString()).isEqualTo("Incident");
    assertThat(incident.get("noticed").asString()).isEqualTo("2026-11-22T09:00:00Z");
    assertThat(incident.get("lasted").asString()).isEqualTo("PT1H30M");
    assertThat(incident.get("since").asString()).isEqualTo("2026-11-21");
    assertThat(incident.get("cost").asString()).isEqualTo("12.50 EUR");
    assertThat(incident.get("share").asDouble()).isEqualTo(80);
    assertThat(incident.get("people").asInt()).isEqualTo(7);
    assertThat(incident.get("urgent").asBoolean()).isTrue();
    assertThat(incident.get("priority").asString()).isEqualTo("MEDIUM");
    assertThat(incident.at("/broken/nodes/0/state").asString()).isEqualTo("OUTAGE");
    assertThat(incident.at("/broken/nodes/0/ci/incidents/nodes").toString()).contains(number);
    assertThat(incident.at("/causedBy/nodes/0/record/title").asString()).isEqualTo("cause");
    assertThat(incident.at("/causedBy/nodes/0/record/causedIncidents/totalCount").asInt())
        .isEqualTo(1);
    assertThat(incident.at("/runbook/nodes/0/key").asString()).isEqualTo("server:in2");
  }

  @Test
  void refuseWhatDoesntFit() {
    JsonNode answer =
        answerTo(
            eva,
            """
            mutation { createIncident(input: {title: "bad", cost: "much", share: 101, people: -1,
              causedBy: {number: "CHG-999999"}, runbook: {key: "team:ops"}}) { number } }
            """,
            Map.of());
    assertThat(code(answer)).isEqualTo("INVALID_VALUE");
    assertThat(message(answer))
        .contains("'cost' takes an amount", "'share' takes a number from 0 to 100")
        .contains("CHG-999999", "'runbook' names what isn't there or is no Server: team:ops");
    JsonNode negative =
        answerTo(
            eva,
            "mutation { createIncident(input: {title: \"bad\", people: -1}) { number } }",
            Map.of());
    assertThat(message(negative)).contains("people >= 0 doesn't hold", "people is -1");
  }

  @Test
  void goThroughTheirStatesAndNoOther(@Autowired Records records) throws Exception {
    String number =
        incident(eva, ", tags: [\"x\"], broken: [{key: \"server:in1\", state: DEGRADED}]");
    JsonNode without = call(eva, "takeIncident", number, "");
    assertThat(message(without)).contains("WORKING needs assignee");
    assertThat(records.activeOutages()).noneMatch(o -> o.number().equals(number));
    assertThat(state(eva, "takeIncident", number, "input: {assignee: \"finn\"}"))
        .isEqualTo("WORKING");
    assertThat(records.activeOutages())
        .contains(new ActiveOutage("server:in1", "DEGRADED", number, "Incident", "broken"));

    JsonNode notHers = call(eva, "solveIncident", number, "input: {severity: MINOR}");
    assertThat(message(notHers)).contains("it is for assignee, and eva is none of them");
    assertThat(message(call(finn, "solveIncident", number, "input: {severity: MINOR}")))
        .contains("it waits for tasks: informed");
    assertThat(state(finn, "finishIncidentTask", number, "task: \"informed\""))
        .isEqualTo("WORKING");
    assertThat(code(call(finn, "finishIncidentTask", number, "task: \"informed\"")))
        .isEqualTo("TASK_DONE");
    assertThat(code(call(finn, "finishIncidentTask", number, "task: \"thanked\"")))
        .isEqualTo("UNKNOWN_TASK");
    assertThat(state(finn, "solveIncident", number, "input: {severity: MINOR}"))
        .isEqualTo("SOLVED");
    KeptRecord solved = records.find(number).orElseThrow();
    assertThat(solved.fields()).containsEntry("lasted", "PT2H").doesNotContainKey("tags");
    assertThat(
            code(
                call(
                    eva,
                    "editIncident",
                    number,
                    "version: %d, input: {severity: MAJOR}".formatted(solved.version()))))
        .isIn("RECORD_LOCKED", "RECORD_CHANGED");

    assertThat(closedWithin(number, Duration.ofSeconds(20))).isTrue();
    JsonNode last =
        data("{ incident(number: \"%s\") { history(first: 1) { nodes { event revision { actor } } } } }"
                .formatted(number))
            .at("/incident/history/nodes/0");
    assertThat(last.get("event").asString()).isEqualTo("close");
    assertThat(last.at("/revision/actor").asString()).isEqualTo("kaskade");
  }

  private boolean closedWithin(String number, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      String state =
          data("{ incident(number: \"%s\") { state } }".formatted(number))
              .at("/incident/state")
              .asString();
      if (state.equals("CLOSED")) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  @Test
  void openOthersAndTakeThemAlong() {
    String number =
        incident(eva, ", team: \"ops\", severity: MAJOR, broken: [{key: \"server:in1\"}]");
    state(eva, "takeIncident", number, "input: {assignee: \"finn\"}");
    state(finn, "finishIncidentTask", number, "task: \"informed\"");
    state(finn, "solveIncident", number, "");
    state(finn, "fileIncident", number, "");
    JsonNode articles =
        data("{ incident(number: \"%s\") { articles { nodes { number title owner state requester history { nodes { event comment } } } } } }"
                .formatted(number))
            .at("/incident/articles/nodes");
    assertThat(texts(articles, "title")).containsExactly("How we solved down");
    assertThat(texts(articles, "owner")).containsExactly("ops");
    assertThat(articles.at("/0/history/nodes/0/comment").asString()).isEqualTo("by " + number);
  }

  private String article(String reviewers) {
    String number =
        answerTo(
                eva,
                "mutation { createKnowledgeArticle(input: {title: \"How to\", body: \"So.\", owner: \"desk\", reviewers: [%s]}) { number } }"
                    .formatted(reviewers),
                Map.of())
            .at("/data/createKnowledgeArticle/number")
            .asString();
    assertThat(number).matches("KB-\\d{4}");
    return number;
  }

  @Test
  void areApprovedByAsManyAsTheirDeclarationSays() {
    String gina = tokenOf("gina", List.of(), List.of("editor"));
    String hugo = tokenOf("hugo", List.of(), List.of("editor"));
    String number = article("\"finn\", \"gina\", \"hugo\"");
    assertThat(state(eva, "offerKnowledgeArticle", number, "")).isEqualTo("REVIEW");
    assertThat(state(finn, "voteOnKnowledgeArticle", number, "decision: APPROVE"))
        .isEqualTo("REVIEW");
    assertThat(state(gina, "voteOnKnowledgeArticle", number, "decision: REJECT"))
        .isEqualTo("REVIEW");
    assertThat(state(hugo, "voteOnKnowledgeArticle", number, "decision: APPROVE"))
        .isEqualTo("PUBLISHED");

    String other = article("\"finn\", \"gina\", \"hugo\"");
    state(eva, "offerKnowledgeArticle", other, "");
    state(finn, "voteOnKnowledgeArticle", other, "decision: REJECT");
    assertThat(state(hugo, "voteOnKnowledgeArticle", other, "decision: REJECT"))
        .isEqualTo("REFUSED");
  }

  @Test
  void areTrueUntilTheyAreReviewed() {
    String gina = tokenOf("gina", List.of(), List.of("editor"));
    String number = article("\"finn\", \"gina\"");
    JsonNode draft =
        data("{ knowledgeArticle(number: \"%s\") { validUntil reviewDue } }".formatted(number));
    assertThat(draft.at("/knowledgeArticle/validUntil").isNull()).isTrue();
    state(eva, "offerKnowledgeArticle", number, "");
    state(finn, "voteOnKnowledgeArticle", number, "decision: APPROVE");
    state(gina, "voteOnKnowledgeArticle", number, "decision: APPROVE");
    JsonNode published =
        data("{ knowledgeArticle(number: \"%s\") { validUntil reviewDue stateSince } }"
                .formatted(number))
            .get("knowledgeArticle");
    assertThat(java.time.Instant.parse(published.get("validUntil").asString()))
        .isEqualTo(
            java.time.Instant.parse(published.get("stateSince").asString())
                .atZone(java.time.ZoneOffset.UTC)
                .plusYears(1)
                .toInstant());
    assertThat(published.get("reviewDue").asBoolean()).isFalse();
    assertThat(
            answerTo(
                    eva,
                    "mutation { expireKnowledgeArticle(number: \"%s\") { number } }"
                        .formatted(number),
                    Map.of())
                .toString())
        .contains("expireKnowledgeArticle", "undefined");
    assertThat(state(eva, "withdrawKnowledgeArticle", number, "")).isEqualTo("OUTDATED");
    assertThat(state(eva, "confirmKnowledgeArticle", number, "")).isEqualTo("PUBLISHED");
  }

  @Test
  void areListedAndDescribeTheirTemplates() {
    incident(eva, ", severity: MINOR");
    JsonNode lists =
        data(
            """
            { incidents(filter: {severity: [MINOR], requester: "eva"}, first: 2) { totalCount nodes { __typename number } }
              knowledgeArticles { totalCount }
              recordTemplates(recordType: "Change") { name recordType fields locks condition approvals { approval by expired } } }
            """);
    assertThat(lists.at("/incidents/totalCount").asInt()).isPositive();
    assertThat(lists.at("/incidents/nodes/0/__typename").asString()).isEqualTo("Incident");
    assertThat(texts(lists.get("recordTemplates"), "name"))
        .containsExactly("old-restart", "restart");
    assertThat(lists.at("/recordTemplates/0/approvals/0/expired").asBoolean()).isTrue();
    assertThat(lists.at("/recordTemplates/1/condition").asString())
        .isEqualTo("$count(changes) = 1");
  }

  @Test
  void tellListsAndFormsWhatTheyNeedToKnow() {
    JsonNode types =
        data("""
        { recordTypes { name plural createMutation labels fields { name type required values }
          links { name to many fields { name } } states { name kind needs } transitions { name mutation from to by asks } } }
        """)
            .get("recordTypes");
    assertThat(texts(types, "name")).contains("Change", "Incident", "KnowledgeArticle").isSorted();
    JsonNode incident = types.get(texts(types, "name").indexOf("Incident"));
    assertThat(incident.at("/labels/de").asString()).isEqualTo("Störung");
    assertThat(incident.get("createMutation").asString()).isEqualTo("createIncident");
    assertThat(texts(incident.get("fields"), "name")).startsWith("title", "description", "team");
    assertThat(texts(incident.get("states"), "kind"))
        .containsExactly("NEW", "ACTIVE", "WAITING", "DONE", "CLOSED");
    assertThat(texts(incident.get("transitions"), "name"))
        .containsExactly("take", "wait", "solve", "file", "close");
    assertThat(incident.at("/transitions/0/asks").toString()).isEqualTo("[\"assignee\"]");
    assertThat(incident.at("/transitions/4/mutation").isNull()).isTrue();
  }
}
