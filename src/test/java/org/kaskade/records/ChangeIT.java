package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ChangeIT extends RecordsDoor {
  private String anna = "";
  private String boris = "";
  private String carla = "";

  @BeforeEach
  void people() {
    anna = tokenOf("anna", List.of("apps"), List.of("editor"));
    boris = tokenOf("boris", List.of("ops"), List.of("editor"));
    carla = tokenOf("carla", List.of(), List.of("change-manager"));
    servers("ops", "ch1", "ch2", "ch3");
  }

  private String submitted(String title, String... keys) {
    String number = propose(anna, proposal(title, keys));
    assertThat(state(anna, "submitChange", number, "")).isEqualTo("SUBMITTED");
    return number;
  }

  private String approved(String title) {
    String number = submitted(title, "server:ch1");
    state(boris, "voteOnChange", number, "decision: APPROVE");
    assertThat(state(carla, "voteOnChange", number, "decision: APPROVE")).isEqualTo("APPROVED");
    return number;
  }

  @Test
  void goesItsWholeWayAndTellsHow() {
    String number = approved("whole way");
    assertThat(state(anna, "scheduleChange", number, "")).isEqualTo("SCHEDULED");
    assertThat(state(anna, "startChange", number, "comment: \"go\"")).isEqualTo("IN_PROGRESS");
    assertThat(state(anna, "completeChange", number, "")).isEqualTo("COMPLETED");
    assertThat(
            state(
                anna,
                "closeChange",
                number,
                "input: {outcome: SUCCESSFUL_WITH_ISSUES, affected: [{key: \"server:ch2\", effect: DEGRADED}], review: \"slow\"}"))
        .isEqualTo("CLOSED");

    JsonNode change =
        data(
                """
                query($number: ID!) { change(number: $number) {
                  stateKind outcome review actualStart actualEnd requester version
                  affected { nodes { key effect ci { name } } }
                  availableTransitions { name }
                  history(first: 3) { totalCount pageInfo { hasNextPage }
                    nodes { event comment state version revision { actor number } differences { field before after } } } } }
                """,
                Map.of("number", number))
            .get("change");
    assertThat(change.get("stateKind").asString()).isEqualTo("CLOSED");
    assertThat(change.get("requester").asString()).isEqualTo("anna");
    assertThat(change.at("/affected/nodes/0/ci/name").asString()).isEqualTo("ch2");
    assertThat(change.at("/affected/nodes/0/effect").asString()).isEqualTo("DEGRADED");
    assertThat(change.get("actualStart").asString()).isNotEmpty();
    assertThat(change.at("/availableTransitions").isEmpty()).isTrue();
    assertThat(change.at("/history/totalCount").asInt()).isEqualTo(8);
    assertThat(change.at("/history/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(texts(change.at("/history/nodes"), "event"))
        .containsExactly("close", "complete", "start");
    assertThat(change.at("/history/nodes/2/comment").asString()).isEqualTo("go");
    assertThat(change.at("/history/nodes/2/revision/actor").asString()).isEqualTo("anna");
    assertThat(texts(change.at("/history/nodes/2/differences"), "field"))
        .containsExactly("state", "actualStart");
  }

  @Test
  void keepsWhatIsSaidToIt() {
    String number = propose(anna, proposal("talk", "server:ch1"));
    String remark =
        "mutation { remarkOnChange(number: \"%s\", text: \"%s\") { version remarks { by text } } }";
    answerTo(boris, remark.formatted(number, "Mind the backup."), Map.of());
    state(anna, "cancelChange", number, "");
    JsonNode said =
        answerTo(carla, remark.formatted(number, " Next week then. "), Map.of())
            .at("/data/remarkOnChange");

    assertThat(said.get("remarks").toString())
        .isEqualTo(
            "[{\"by\":\"boris\",\"text\":\"Mind the backup.\"},{\"by\":\"carla\",\"text\":\"Next week then.\"}]");
    assertThat(said.get("version").asInt()).isEqualTo(4);
    assertThat(
            data("{ change(number: \"%s\") { history(first: 1) { nodes { event comment revision { actor } } } } }"
                    .formatted(number))
                .at("/change/history/nodes/0")
                .toString())
        .isEqualTo(
            "{\"event\":\"remarked\",\"comment\":\"Next week then.\",\"revision\":{\"actor\":\"carla\"}}");
    assertThat(refusal(remark.formatted(number, "  "))).isEqualTo("EMPTY_REMARK");
    String auditor = tokenOf("dora", List.of(), List.of("auditor"));
    assertThat(
            answerTo(auditor, remark.formatted(number, "Psst."), Map.of())
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void needsTheVotesOfAllWhoAreAsked() {
    String number = submitted("votes", "server:ch1");
    JsonNode waiting =
        data(
            "{ change(number: \"%s\") { approvals { name status asked { name voter decision } } unavailableTransitions { name code reason } } }"
                .formatted(number));
    assertThat(waiting.at("/change/approvals/0/status").asString()).isEqualTo("WAITING");
    assertThat(texts(waiting.at("/change/approvals/0/asked"), "name"))
        .containsExactly("ops", "role:change-manager");
    assertThat(waiting.at("/change/unavailableTransitions").toString())
        .contains("approval 'authority' still waits for ops, role:change-manager");

    assertThat(state(boris, "voteOnChange", number, "decision: APPROVE, comment: \"fine with me\""))
        .isEqualTo("SUBMITTED");
    JsonNode twice = call(boris, "voteOnChange", number, "decision: APPROVE");
    assertThat(code(twice)).isEqualTo("ALREADY_VOTED");
    JsonNode notAsked =
        call(
            tokenOf("dora", List.of("sales"), List.of("editor")),
            "voteOnChange",
            number,
            "decision: APPROVE");
    assertThat(code(notAsked)).isEqualTo("NOT_ASKED");
    assertThat(message(notAsked)).contains("ops, role:change-manager");
    assertThat(state(carla, "voteOnChange", number, "decision: APPROVE, approval: \"authority\""))
        .isEqualTo("APPROVED");
    JsonNode votes =
        data("{ change(number: \"%s\") { approvals { status votes { voter decision comment seats } } } }"
                .formatted(number))
            .at("/change/approvals/0");
    assertThat(votes.get("status").asString()).isEqualTo("GIVEN");
    assertThat(texts(votes.get("votes"), "voter")).containsExactly("boris", "carla");
    assertThat(votes.at("/votes/0/comment").asString()).isEqualTo("fine with me");
  }

  @Test
  void isRejectedAsSoonAsAYesThatIsNeededIsMissing() {
    String number = submitted("no", "server:ch1");
    assertThat(state(boris, "voteOnChange", number, "decision: REJECT, comment: \"not now\""))
        .isEqualTo("REJECTED");
    assertThat(code(call(carla, "voteOnChange", number, "decision: APPROVE")))
        .isEqualTo("NOT_ASKED");
    assertThat(state(anna, "reviseChange", number, "")).isEqualTo("DRAFT");
  }

  @Test
  void isApprovedByNobodyOfTheirOwn() {
    String number = propose(boris, proposal("own", "server:ch1"));
    state(boris, "submitChange", number, "");
    JsonNode own = call(boris, "voteOnChange", number, "decision: APPROVE");
    assertThat(code(own)).isEqualTo("OWN_RECORD");
    assertThat(message(own)).contains("requester");

    String ofAdministrator = propose(TOKEN, proposal("own", "server:ch1"));
    state(TOKEN, "submitChange", ofAdministrator, "");
    assertThat(code(call(TOKEN, "voteOnChange", ofAdministrator, "decision: APPROVE")))
        .isEqualTo("OWN_RECORD");
    String ofAnna = submitted("not by right of administration", "server:ch1");
    assertThat(code(call(TOKEN, "voteOnChange", ofAnna, "decision: APPROVE")))
        .isEqualTo("NOT_ASKED");
    assertThat(code(call(TOKEN, "approveChange", ofAnna, ""))).isEqualTo("TRANSITION_REFUSED");
  }

  @Test
  void asksAgainWhenItIsEdited() {
    String number = approved("edited");
    int version = version(number);
    assertThat(
            state(
                anna,
                "editChange",
                number,
                "version: %d, input: {title: \"other words\"}".formatted(version)))
        .isEqualTo("APPROVED");
    assertThat(
            state(
                anna,
                "editChange",
                number,
                "version: %d, input: {end: \"2027-01-10T23:00:00Z\"}".formatted(version + 1)))
        .isEqualTo("SUBMITTED");
    JsonNode approval =
        data("{ change(number: \"%s\") { approvals { status votes { voter } } } }"
                .formatted(number))
            .at("/change/approvals/0");
    assertThat(approval.get("status").asString()).isEqualTo("WAITING");
    assertThat(approval.get("votes").isEmpty()).isTrue();
    assertThat(state(boris, "voteOnChange", number, "decision: APPROVE")).isEqualTo("SUBMITTED");
  }

  private int version(String number) {
    return data("{ change(number: \"%s\") { version } }".formatted(number))
        .at("/change/version")
        .asInt();
  }

  @Test
  void isCarriedOutByWhomItNames() {
    Map<String, Object> input = proposal("hands", "server:ch1");
    input.put("implementer", "boris");
    input.put("type", "EMERGENCY");
    String number = propose(anna, input);
    assertThat(message(call(boris, "cancelChange", number, ""))).contains("boris is none of them");
    assertThat(state(boris, "startEmergencyChange", number, "")).isEqualTo("IN_PROGRESS");
    assertThat(state(boris, "completeChange", number, "")).isEqualTo("COMPLETED");
  }

  @Test
  void isNotEditedWhileItRunsOrOnceItIsOver() {
    String number = approved("running");
    state(anna, "startChange", number, "");
    JsonNode running =
        call(
            anna,
            "editChange",
            number,
            "version: %d, input: {title: \"x\"}".formatted(version(number)));
    assertThat(code(running)).isEqualTo("RECORD_LOCKED");
    assertThat(message(running)).contains("IN_PROGRESS", "title");
  }

  @Test
  void runsFirstInAnEmergencyAndIsDecidedOnAfter() {
    Map<String, Object> input = proposal("fire", "server:ch1");
    String normal = propose(anna, input);
    JsonNode refused = call(anna, "startEmergencyChange", normal, "");
    assertThat(code(refused)).isEqualTo("TRANSITION_REFUSED");
    assertThat(message(refused)).contains("type = 'EMERGENCY'", "type is NORMAL");
    assertThat(refused.at("/errors/0/extensions/obstacle").asString()).isEqualTo("CONDITION");

    input.put("type", "EMERGENCY");
    input.remove("start");
    input.remove("end");
    String number = propose(anna, input);
    assertThat(state(anna, "startEmergencyChange", number, "")).isEqualTo("IN_PROGRESS");
    assertThat(state(anna, "completeChange", number, "")).isEqualTo("COMPLETED");
    JsonNode close = call(anna, "closeChange", number, "input: {outcome: SUCCESSFUL}");
    assertThat(code(close)).isEqualTo("TRANSITION_REFUSED");
    assertThat(message(close))
        .contains("approval 'afterwards' still waits for role:change-manager");
    assertThat(state(carla, "voteOnChange", number, "decision: APPROVE")).isEqualTo("COMPLETED");
    assertThat(state(anna, "closeChange", number, "input: {outcome: SUCCESSFUL}"))
        .isEqualTo("CLOSED");
  }

  @Test
  void isClosedAsUnapprovedWhenNobodyWouldHaveApprovedIt() {
    Map<String, Object> input = proposal("rash", "server:ch1");
    input.put("type", "EMERGENCY");
    String number = propose(anna, input);
    state(anna, "startEmergencyChange", number, "");
    state(anna, "completeChange", number, "");
    assertThat(
            message(
                call(
                    carla,
                    "closeUnapprovedChange",
                    number,
                    "input: {outcome: SUCCESSFUL, review: \"no need\"}")))
        .contains(
            "its condition doesn't hold: $exists(votes[approval = 'afterwards' and approves = false])");
    assertThat(state(carla, "voteOnChange", number, "decision: REJECT")).isEqualTo("COMPLETED");
    assertThat(message(call(anna, "closeChange", number, "input: {outcome: SUCCESSFUL}")))
        .contains("approval 'afterwards' was refused");
    assertThat(
            state(
                carla,
                "closeUnapprovedChange",
                number,
                "input: {outcome: SUCCESSFUL, review: \"could have waited\"}"))
        .isEqualTo("CLOSED");
  }

  @Test
  void asksForWhatAnEditMakesNecessary() {
    String number = submitted("grows", "server:ch1");
    servers("storage", "st1");
    state(boris, "voteOnChange", number, "decision: APPROVE");
    assertThat(
            state(
                anna,
                "editChange",
                number,
                "version: %d, input: {changes: [{key: \"server:ch1\"}, {key: \"server:st1\"}]}"
                    .formatted(version(number))))
        .isEqualTo("SUBMITTED");
    JsonNode approval =
        data("{ change(number: \"%s\") { approvals { asked { name decision } } } }"
                .formatted(number))
            .at("/change/approvals/0/asked");
    assertThat(texts(approval, "name")).containsExactly("ops", "storage", "role:change-manager");
    assertThat(approval.toString()).doesNotContain("APPROVE");
  }

  @Test
  void isReviewedWithAnOutcomeThatFits() {
    String number = approved("fails");
    state(anna, "startChange", number, "");
    assertThat(state(anna, "failChange", number, "")).isEqualTo("FAILED");
    JsonNode without = call(anna, "closeChange", number, "");
    assertThat(code(without)).isEqualTo("TRANSITION_REFUSED");
    assertThat(message(without)).contains("CLOSED needs outcome");
    JsonNode wrong = call(anna, "closeChange", number, "input: {outcome: SUCCESSFUL}");
    assertThat(message(wrong)).contains("outcome != 'SUCCESSFUL'", "state is FAILED");
    assertThat(state(anna, "closeChange", number, "input: {outcome: BACKED_OUT}"))
        .isEqualTo("CLOSED");
  }

  @Test
  void comesFromATemplateThatCarriesItsApproval() {
    Map<String, Object> input = proposal("restart ch1", "server:ch1");
    input.put("template", "restart");
    String number = propose(anna, input);
    JsonNode change =
        data("{ change(number: \"%s\") { type backoutPlan priority template tasks { name done } } }"
                .formatted(number))
            .get("change");
    assertThat(change.get("type").asString()).isEqualTo("STANDARD");
    assertThat(change.get("backoutPlan").asString()).isEqualTo("Start it again.");
    assertThat(state(anna, "submitChange", number, "")).isEqualTo("APPROVED");
    assertThat(message(call(anna, "startChange", number, "")))
        .contains("it waits for tasks: partnerUp");
    assertThat(state(anna, "finishChangeTask", number, "task: \"partnerUp\""))
        .isEqualTo("APPROVED");
    assertThat(state(anna, "startChange", number, "")).isEqualTo("IN_PROGRESS");

    input.put("template", "old-restart");
    String old = propose(anna, input);
    assertThat(state(anna, "submitChange", old, "")).isEqualTo("SUBMITTED");

    input.put("template", "restart");
    input.put("backoutPlan", "None.");
    assertThat(code(proposing(anna, input))).isEqualTo("FIXED_BY_TEMPLATE");
    Map<String, Object> two = proposal("both", "server:ch1", "server:ch2");
    two.put("template", "restart");
    JsonNode outside = proposing(anna, two);
    assertThat(code(outside)).isEqualTo("OUTSIDE_TEMPLATE");
    assertThat(message(outside)).contains("$count(changes) = 1", "changes has 2");
    two.put("template", "restrat");
    assertThat(message(proposing(anna, two))).contains("did you mean restart?");
    two.remove("template");
    two.put("type", "STANDARD");
    String alone = propose(anna, two);
    assertThat(message(call(anna, "submitChange", alone, "")))
        .contains("type != 'STANDARD' or $exists(template)");
  }

  @Test
  void isRefusedWithAllThatIsWrongAtOnce() {
    Map<String, Object> input = proposal("wrong", "server:ch1", "server:nowhere", "server:ch1");
    input.put("title", " ");
    JsonNode answer = proposing(anna, input);
    assertThat(code(answer)).isEqualTo("INVALID_VALUE");
    assertThat(message(answer)).contains("server:nowhere", "names server:ch1 twice");

    Map<String, Object> backwards = proposal("backwards", "server:ch1");
    backwards.put("end", "2027-01-10T19:00:00Z");
    JsonNode window = proposing(anna, backwards);
    assertThat(code(window)).isEqualTo("INVALID_VALUE");
    assertThat(message(window))
        .contains(
            "end > start doesn't hold",
            "end is 2027-01-10T19:00:00.000Z, start is 2027-01-10T20:00:00.000Z");
  }

  @Test
  void saysWhichTransitionsAreAllowed() {
    String number = propose(anna, proposal("early", "server:ch1"));
    JsonNode answer = call(anna, "completeChange", number, "");
    assertThat(code(answer)).isEqualTo("TRANSITION_REFUSED");
    assertThat(message(answer)).contains("is in DRAFT", "Possible now: submit, cancel");
    JsonNode stranger = call(boris, "submitChange", number, "");
    assertThat(message(stranger)).contains("it is for requester, assignee, role:change-manager");
    assertThat(stranger.at("/errors/0/extensions/classification").asString())
        .isEqualTo("FORBIDDEN");
    assertThat(code(call(anna, "submitChange", "CHG-999999", ""))).isEqualTo("UNKNOWN_RECORD");
    assertThat(code(call(boris, "editChange", number, "version: 1, input: {title: \"mine\"}")))
        .isEqualTo("NOT_AN_EDITOR");
  }

  @Test
  void tellsTheSecondWriterWhatTheFirstChanged() throws Exception {
    String number = propose(anna, proposal("race", "server:ch1"));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<JsonNode>> answers = new ArrayList<>();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (String title : List.of("first", "second")) {
        answers.add(
            both.submit(() -> {
              start.await();
              return call(
                  anna,
                  "editChange",
                  number,
                  "version: 1, input: {title: \"%s\"}".formatted(title));
            }));
      }
      start.countDown();
    }
    List<JsonNode> refused = new ArrayList<>();
    for (Future<JsonNode> answer : answers) {
      if (answer.get().has("errors")) {
        refused.add(answer.get());
      }
    }
    assertThat(refused).hasSize(1);
    assertThat(code(refused.getFirst())).isEqualTo("RECORD_CHANGED");
    JsonNode extensions = refused.getFirst().at("/errors/0/extensions");
    assertThat(extensions.get("version").asInt()).isEqualTo(2);
    assertThat(extensions.at("/differences/0/field").asString()).isEqualTo("title");
    assertThat(extensions.at("/differences/0/before").asString()).isEqualTo("race");
    assertThat(extensions.at("/changedBy/0").asString()).isEqualTo("anna");
    assertThat(
            data("{ change(number: \"%s\") { title version } }".formatted(number))
                .at("/change/title")
                .asString())
        .isEqualTo(extensions.at("/differences/0/after").asString());
  }

  @Test
  void isMadeOnceForOneOperation() {
    Map<String, Object> variables =
        Map.of("input", proposal("once", "server:ch1"), "id", "pipeline-7");
    String document =
        "mutation($input: ProposedChangeInput!, $id: ID) { proposeChange(input: $input, operationId: $id) { number } }";
    int before = latestRevision();
    String number = answerTo(anna, document, variables).at("/data/proposeChange/number").asString();
    assertThat(answerTo(anna, document, variables).at("/data/proposeChange/number").asString())
        .isEqualTo(number);
    assertThat(latestRevision()).isEqualTo(before + 1);
    JsonNode other =
        answerTo(
            anna, document, Map.of("input", proposal("twice", "server:ch1"), "id", "pipeline-7"));
    assertThat(code(other)).isEqualTo("OPERATION_ID_USED");
  }

  @Test
  void isFoundByItsCisAndByFilters(@Autowired Records records) {
    servers("ops", "cf1", "cf2");
    String one = propose(anna, proposal("first of many", "server:cf1"));
    String two = propose(anna, proposal("second of many", "server:cf1", "server:cf2"));
    JsonNode found =
        data(
            """
            { ci(key: "server:cf1") { changedBy(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { number title } } }
              changes(filter: {changes: ["server:cf2"], states: [DRAFT], type: [NORMAL], startFrom: "2027-01-10T20:00:00Z",
                startBefore: "2027-01-10T20:00:01Z", text: "SECOND of", requester: "anna"}) { totalCount nodes { number } }
              none: changes(filter: {changes: ["server:cf2"], stateKinds: [CLOSED]}) { totalCount nodes { number } } }
            """);
    assertThat(found.at("/ci/changedBy/totalCount").asInt()).isEqualTo(2);
    assertThat(found.at("/ci/changedBy/nodes/0/number").asString()).isEqualTo(two);
    assertThat(found.at("/changes/nodes/0/number").asString()).isEqualTo(two);
    assertThat(found.at("/changes/totalCount").asInt()).isEqualTo(1);
    assertThat(found.at("/none/totalCount").asInt()).isZero();
    JsonNode next =
        data(
            "{ ci(key: \"server:cf1\") { changedBy(first: 1, after: \"%s\") { nodes { number } } } }"
                .formatted(found.at("/ci/changedBy/pageInfo/endCursor").asString()));
    assertThat(texts(next.at("/ci/changedBy/nodes"), "number")).containsExactly(one);
    assertThat(records.find(one).orElseThrow().instant("start"))
        .contains(java.time.Instant.parse("2027-01-10T20:00:00Z"));
    assertThat(
            data(
                "query($id: ID!) { node(id: $id) { id ... on Change { number } } }",
                Map.of(
                    "id",
                    data("{ change(number: \"%s\") { id } }".formatted(one))
                        .at("/change/id")
                        .asString())))
        .hasToString(
            "{\"node\":{\"id\":\""
                + data("{ change(number: \"%s\") { id } }".formatted(one))
                    .at("/change/id")
                    .asString()
                + "\",\"number\":\""
                + one
                + "\"}}");
  }

  @Test
  void makesItsCisActiveOutagesWhileItRuns(@Autowired Records records) {
    String number = approved("outage");
    assertThat(records.activeOutages()).noneMatch(o -> o.number().equals(number));
    state(anna, "startChange", number, "");
    assertThat(records.activeOutages())
        .contains(new ActiveOutage("server:ch1", "OUTAGE", number, "Change", "changes"));
    state(anna, "completeChange", number, "");
    assertThat(records.activeOutages()).noneMatch(o -> o.number().equals(number));
  }

  @Test
  void holdsTenThousandCis() {
    List<Map<String, Object>> items = new ArrayList<>();
    List<Map<String, Object>> changes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String key = "server:many%05d".formatted(i);
      items.add(Map.of("class", "Server", "key", key, "name", "many" + i));
      changes.add(Map.of("key", key));
    }
    register("records-many", "MERGE", items, List.of());
    Map<String, Object> input = proposal("everything");
    input.put("changes", changes);
    long begun = System.nanoTime();
    String number = propose(anna, input);
    assertThat(System.nanoTime() - begun).isLessThan(60_000_000_000L);
    JsonNode found =
        data("{ change(number: \"%s\") { changes(first: 1000) { totalCount nodes { key effect } } } }"
                .formatted(number))
            .at("/change/changes");
    assertThat(found.get("totalCount").asInt()).isEqualTo(10_000);
    assertThat(found.at("/nodes/999/key").asString()).isEqualTo("server:many00999");
    assertThat(found.at("/nodes/999/effect").asString()).isEqualTo("UNAFFECTED");
    assertThat(state(anna, "submitChange", number, "")).isEqualTo("SUBMITTED");

    for (int i = 0; i < 2_001; i++) {
      changes.add(new HashMap<>(Map.of("key", "server:more" + i)));
    }
    JsonNode tooMany = proposing(anna, input);
    assertThat(code(tooMany)).isEqualTo("TOO_MANY_ENDS");
    assertThat(message(tooMany)).contains("12,001", "12,000", "kaskade.limits.record-ends");
  }
}
