package org.kaskade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class RegisterAssetsIT extends GraphQlDoor {
  private static Map<String, Object> server(String name, Object... attributes) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      values.put((String) attributes[i], attributes[i + 1]);
    }
    return item("server:" + name, "Server", name, values);
  }

  private static Map<String, Object> item(
      String key, String ciClass, String name, Map<String, Object> attributes) {
    return Map.of("key", key, "class", ciClass, "name", name, "attributes", attributes);
  }

  private static Map<String, Object> keyless(String ciClass, String name, String environment) {
    return environment.isEmpty()
        ? Map.of("class", ciClass, "name", name)
        : Map.of("class", ciClass, "name", name, "environment", environment);
  }

  private static Map<String, Object> needs(String dependent, String provider, Object... more) {
    Map<String, Object> dependency = new HashMap<>();
    dependency.put("dependent", "server:" + dependent);
    dependency.put("provider", "server:" + provider);
    for (int i = 0; i < more.length; i += 2) {
      dependency.put((String) more[i], more[i + 1]);
    }
    return dependency;
  }

  private static List<Integer> counts(JsonNode payload) {
    return Stream.of(
            "created",
            "updated",
            "unchanged",
            "retired",
            "dependenciesAdded",
            "dependenciesRemoved")
        .map(name -> payload.get(name).asInt())
        .toList();
  }

  private JsonNode ci(String key) {
    return data(
            """
            query($key: ID!) { ci(key: $key) { key class name environment lifecycle criticality owner attributes
              claims { source file line attributes }
              dependencies { totalCount nodes { type provider { key } strength group need sources } } } }
            """,
            Map.of("key", key))
        .get("ci");
  }

  @Test
  void addsAndChangesAttributeByAttribute() {
    register(
        "merging",
        "MERGE",
        List.of(server("m1", "cpuCores", 4, "role", "web", "memory", 2.0)),
        List.of());
    Map<String, Object> change = new HashMap<>();
    change.put("cpuCores", 8);
    change.put("role", null);
    JsonNode changed =
        register("merging", "MERGE", List.of(item("server:m1", "Server", "m1", change)), List.of());

    assertThat(counts(changed)).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(ci("server:m1").get("attributes").toString())
        .isEqualTo("{\"cpuCores\":8,\"memory\":2.0}");
  }

  @Test
  void withdrawsWhatAReplacingCallDoesNotRepeat() {
    register(
        "replacing",
        "MERGE",
        List.of(server("r1", "role", "web"), server("r2")),
        List.of(needs("r1", "r2")));
    JsonNode replaced = register("replacing", "REPLACE", List.of(server("r1")), List.of());

    assertThat(counts(replaced)).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(ci("server:r1").get("attributes").isEmpty()).isTrue();
    assertThat(ci("server:r2").get("lifecycle").asString()).isEqualTo("RETIRED");
    JsonNode back =
        register(
            "replacing",
            "MERGE",
            List.of(server("r2")),
            List.of(needs("r1", "r2", "need", "1", "group", "g")));
    assertThat(counts(back)).containsExactly(0, 2, 0, 0, 1, 0);
    assertThat(ci("server:r2").get("lifecycle").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void writesNothingWhenTheSameIsSaidAgain() {
    List<Map<String, Object>> items =
        List.of(
            server(
                "same1",
                "cpuCores",
                4,
                "memory",
                2,
                "ipAddresses",
                List.of("192.0.2.1"),
                "groups",
                List.of(),
                "backupInterval",
                "P1D",
                "placeholder",
                true,
                "purchasedOn",
                "2026-01-31",
                "lastPatchedAt",
                "2026-01-31T01:00:00+01:00"),
            server("same2"));
    List<Map<String, Object>> dependencies =
        List.of(needs("same1", "same2", "group", "g", "strength", "SOFT", "need", "50%"));
    register("same", "REPLACE", items, dependencies);
    int before = latestRevision();
    for (String mode : List.of("REPLACE", "MERGE", "REPLACE")) {
      JsonNode again = register("same", mode, items, dependencies);
      assertThat(again.get("revision").isNull()).isTrue();
      assertThat(counts(again)).containsExactly(0, 0, 2, 0, 0, 0);
    }
    assertThat(latestRevision()).isEqualTo(before);
  }

  @Test
  void writesNothingInADryRunAndCountsTheSame() {
    register("dry", "REPLACE", List.of(server("d1"), server("d2")), List.of(needs("d1", "d2")));
    int before = latestRevision();
    Map<String, Object> input = new HashMap<>();
    input.put("source", "dry");
    input.put("mode", "REPLACE");
    input.put("items", List.of(server("d1", "role", "x"), server("d3")));
    input.put("dependencies", List.of(needs("d1", "d3")));
    input.put("dryRun", true);
    JsonNode dry = registering(input).at("/data/registerAssets");
    assertThat(latestRevision()).isEqualTo(before);
    assertThat(dry.get("revision").isNull()).isTrue();
    input.put("dryRun", false);
    JsonNode real = registering(input).at("/data/registerAssets");
    assertThat(counts(dry)).isEqualTo(counts(real)).containsExactly(1, 1, 0, 1, 1, 1);
  }

  static Stream<Arguments> mistakes() {
    Map<String, Object> a = server("e-a");
    Map<String, Object> b = server("e-b");
    return Stream.of(
        mistake(
            "items 0 class",
            "UNKNOWN_CLASS",
            "Server",
            List.of(item("server:x", "Sever", "x", Map.of())),
            List.of()),
        mistake(
            "items 0 class",
            "ABSTRACT_CLASS",
            "Ups",
            List.of(item("power-source:x", "PowerSource", "x", Map.of())),
            List.of()),
        mistake(
            "items 1 attributes ipAdress",
            "UNKNOWN_ATTRIBUTE",
            "ipAddress",
            List.of(a, server("x", "ipAdress", "1")),
            List.of()),
        mistake(
            "items 0 attributes cpuCores",
            "WRONG_TYPE",
            "whole number",
            List.of(server("x", "cpuCores", "four")),
            List.of()),
        mistake(
            "items 0 attributes cpuCores",
            "WRONG_TYPE",
            "",
            List.of(server("x", "cpuCores", 1.5)),
            List.of()),
        mistake(
            "items 0 key",
            "INVALID_KEY",
            "web 01",
            List.of(item("web 01", "Server", "x", Map.of())),
            List.of()),
        mistake(
            "items 0 key",
            "KEY_CLASS_MISMATCH",
            "server:",
            List.of(item("application:x", "Server", "x", Map.of())),
            List.of()),
        mistake("items 1 key", "DUPLICATE_ITEM", "server:e-a", List.of(a, a), List.of()),
        mistake(
            "items 1 key",
            "DUPLICATE_ITEM",
            "application:t/twice",
            List.of(keyless("Application", "twice", "t"), keyless("Application", "twice", "t")),
            List.of()),
        mistake(
            "items 0 name",
            "NAME_MISSING",
            "",
            List.of(item("server:x", "Server", " ", Map.of())),
            List.of()),
        mistake(
            "items 0 key",
            "NOT_IDENTIFIED",
            "fqdn",
            List.of(keyless("Server", "plain", "")),
            List.of()),
        mistake(
            "dependencies 0 provider",
            "SELF_DEPENDENCY",
            "",
            List.of(a),
            List.of(needs("e-a", "e-a"))),
        mistake(
            "dependencies 0 provider",
            "UNKNOWN_CI",
            "server:e-b",
            List.of(a, b),
            List.of(needs("e-a", "e-bb"))),
        mistake(
            "dependencies 0 type",
            "UNKNOWN_RELATIONSHIP_TYPE",
            "RUNS_ON",
            List.of(a, b),
            List.of(needs("e-a", "e-b", "type", "RUN_ON"))),
        mistake(
            "dependencies 1 need",
            "GROUP_DISAGREES",
            "dependency 0",
            List.of(a, b, server("e-c")),
            List.of(
                needs("e-a", "e-b", "group", "g", "need", "1"),
                needs("e-a", "e-c", "group", "g", "need", "2"))),
        mistake(
            "dependencies 1 strength",
            "GROUP_DISAGREES",
            "HARD",
            List.of(a, b, server("e-c")),
            List.of(
                needs("e-a", "e-b", "group", "g", "strength", "HARD"),
                needs("e-a", "e-c", "group", "g", "strength", "SOFT"))),
        mistake(
            "dependencies 0 need",
            "NEED_WITHOUT_GROUP",
            "",
            List.of(a, b),
            List.of(needs("e-a", "e-b", "need", "1"))),
        mistake(
            "dependencies 0 need",
            "INVALID_NEED",
            "half",
            List.of(a, b),
            List.of(needs("e-a", "e-b", "group", "g", "need", "half"))),
        mistake(
            "dependencies 0 provider",
            "WRONG_END",
            "Location",
            List.of(a, b),
            List.of(needs("e-a", "e-b", "type", "LOCATED_IN"))));
  }

  private static Arguments mistake(
      String path, String code, String says, List<?> items, List<?> dependencies) {
    return Arguments.of(code + " " + path, path, code, says, items, dependencies);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void refusesAllForOneMistakeAndSaysWhere(
      String name,
      String path,
      String code,
      String says,
      List<Map<String, Object>> items,
      List<Map<String, Object>> dependencies) {
    List<Map<String, Object>> all = new ArrayList<>(items);
    all.add(server("never-there"));
    JsonNode payload = register("mistaken", "MERGE", all, dependencies);

    assertThat(payload.get("revision").isNull()).isTrue();
    JsonNode error = payload.at("/errors/0");
    assertThat(error.get("code").asString()).as(name).isEqualTo(code);
    assertThat(String.join(" ", error.get("path").valueStream().map(JsonNode::asString).toList()))
        .isEqualTo(path);
    assertThat(error.get("message").asString()).contains(says);
    assertThat(payload.get("errors")).hasSize(1);
    assertThat(counts(payload)).containsOnly(0);
    assertThat(ci("server:never-there").isNull()).isTrue();
  }

  @Test
  void refusesADisagreementInTheDefaultGroupOfAType() {
    JsonNode payload =
        register(
            "members",
            "MERGE",
            List.of(item("cluster:gd", "Cluster", "gd", Map.of()), server("gd1"), server("gd2")),
            List.of(
                Map.of(
                    "dependent",
                    "cluster:gd",
                    "provider",
                    "server:gd1",
                    "type",
                    "MEMBER_OF",
                    "need",
                    "1"),
                Map.of(
                    "dependent",
                    "cluster:gd",
                    "provider",
                    "server:gd2",
                    "type",
                    "MEMBER_OF",
                    "need",
                    "2")));
    assertThat(payload.at("/errors/0/code").asString()).isEqualTo("GROUP_DISAGREES");
  }

  @Test
  void refusesWhatNeedsACiThatTheSameCallWithdraws() {
    register("leaving", "REPLACE", List.of(server("l1"), server("l2")), List.of());
    for (int i = 0; i < 2; i++) {
      JsonNode payload =
          register("leaving", "REPLACE", List.of(server("l1")), List.of(needs("l1", "l2")));
      assertThat(payload.at("/errors/0/code").asString()).isEqualTo("RETIRED_CI");
    }
    assertThat(ci("server:l2").get("lifecycle").asString()).isEqualTo("ACTIVE");
  }

  @Test
  void refusesAClassThatContradictsWhatIsThere() {
    register("classes", "MERGE", List.of(server("cc")), List.of());
    assertThat(
            register(
                    "classes2",
                    "MERGE",
                    List.of(item("server:cc", "VirtualMachine", "cc", Map.of())),
                    List.of())
                .at("/errors"))
        .isEmpty();
    assertThat(ci("server:cc").get("class").asString()).isEqualTo("VirtualMachine");
    assertThat(
            register(
                    "classes3",
                    "MERGE",
                    List.of(item("server:cc", "PhysicalServer", "cc", Map.of())),
                    List.of())
                .at("/errors/0/code")
                .asString())
        .isEqualTo("CLASS_CONFLICT");
  }

  @Test
  void keepsEqualNamesOfDifferentEnvironmentsApart() {
    JsonNode both =
        register(
            "environments",
            "MERGE",
            List.of(
                keyless("Application", "portal", "production"),
                keyless("Application", "portal", "staging")),
            List.of());
    assertThat(counts(both)).containsExactly(2, 0, 0, 0, 0, 0);
    JsonNode third =
        register(
            "environments", "MERGE", List.of(keyless("Application", "portal", "test")), List.of());
    assertThat(counts(third)).containsExactly(1, 0, 0, 0, 0, 0);
    assertThat(ci("application:staging/portal").get("environment").asString()).isEqualTo("staging");
    assertThat(ci("application:test/portal").get("environment").asString()).isEqualTo("test");
  }

  @Test
  void findsACiAgainByAnotherRule() {
    register("by-name", "MERGE", List.of(keyless("Application", "wiki", "")), List.of());
    JsonNode again =
        register(
            "by-environment", "MERGE", List.of(keyless("Application", "wiki", "prod")), List.of());
    assertThat(counts(again)).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(ci("application:wiki").get("environment").asString()).isEqualTo("prod");
    register(
        "by-key",
        "MERGE",
        List.of(item("server:own-key", "Server", "S", Map.of("serialNumber", "SN-77"))),
        List.of());
    JsonNode bySerial =
        register(
            "by-serial",
            "MERGE",
            List.of(
                Map.of(
                    "class",
                    "Server",
                    "name",
                    "other",
                    "attributes",
                    Map.of("serialNumber", "SN-77"))),
            List.of());
    assertThat(counts(bySerial)).containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(ci("server:own-key").get("claims")).hasSize(2);
  }

  @Test
  void refusesTooManyItemsAndBadSources() {
    List<Map<String, Object>> many =
        IntStream.range(0, 20_001)
            .mapToObj(i -> Map.<String, Object>of("class", "Server", "name", "n" + i))
            .toList();
    assertThat(
            registering(Map.of("source", "many", "items", many))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("TOO_MANY_ITEMS");
    assertThat(
            registering(Map.of("source", " ", "items", List.of()))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("INVALID_SOURCE");
  }

  @Test
  void refusesANameTooLongToBeFoundBy() {
    JsonNode answer =
        registering(
            Map.of(
                "source",
                "long",
                "items",
                List.of(item("server:long", "Server", "n".repeat(20_000), Map.of()))));
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    assertThat(answer.at("/data/registerAssets/errors/0/code").asString())
        .isEqualTo("VALUE_TOO_LONG");
  }

  @Test
  void showsTheStrongerSourceAndKeepsTheOther() {
    register(
        "zz-scan", "MERGE", List.of(server("p1", "role", "scanned", "cpuCores", 2)), List.of());
    register("manual-desk", "MERGE", List.of(server("p1", "role", "told")), List.of());

    JsonNode ci = ci("server:p1");
    assertThat(ci.at("/attributes/role").asString()).isEqualTo("told");
    assertThat(ci.at("/attributes/cpuCores").asInt()).isEqualTo(2);
    assertThat(ci.get("claims").valueStream().map(c -> c.at("/attributes/role").asString()))
        .containsExactly("told", "scanned");

    assertThat(counts(register("manual-desk", "REPLACE", List.of(), List.of())))
        .containsExactly(0, 1, 0, 0, 0, 0);
    assertThat(ci("server:p1").at("/attributes/role").asString()).isEqualTo("scanned");
    assertThat(counts(register("zz-scan", "REPLACE", List.of(), List.of())))
        .containsExactly(0, 0, 0, 1, 0, 0);
    assertThat(ci("server:p1").get("lifecycle").asString()).isEqualTo("RETIRED");
  }

  @Test
  void aDependencyNamedAgainIsAsTheNewCallNamesIt() {
    List<Map<String, Object>> items = List.of(server("again1"), server("again2"));
    register("again", "MERGE", items, List.of(needs("again1", "again2", "strength", "SOFT")));
    assertThat(terms("server:again1")).containsExactly("server:again2 SOFT null null");

    JsonNode payload = register("again", "MERGE", items, List.of(needs("again1", "again2")));
    assertThat(terms("server:again1")).containsExactly("server:again2 HARD null null");
    assertThat(counts(payload)).containsExactly(0, 1, 1, 0, 0, 0);

    register("again", "MERGE", items, List.of());
    assertThat(terms("server:again1")).containsExactly("server:again2 HARD null null");
  }

  @Test
  void aGroupNamedAgainHasTheTermsThatAreStillNamed() {
    List<Map<String, Object>> items =
        List.of(server("pool"), server("pool1"), server("pool2"), server("pool3"));
    var first = needs("pool", "pool1", "group", "p", "need", "2", "strength", "SOFT");
    var second = needs("pool", "pool2", "group", "p", "need", "2");
    register("pools", "MERGE", items, List.of(first, second));

    register("pools", "MERGE", items, List.of(needs("pool", "pool1", "group", "p")));
    assertThat(terms("server:pool"))
        .as("the dependency on pool2 names a need still, none a strength")
        .containsExactly("server:pool1 HARD p 2", "server:pool2 HARD p 2");

    register("pools", "MERGE", items, List.of(needs("pool", "pool3", "group", "p", "need", "3")));
    assertThat(terms("server:pool"))
        .as("a new need is that of the whole group")
        .containsExactly("server:pool1 HARD p 3", "server:pool2 HARD p 3", "server:pool3 HARD p 3");

    register(
        "pools",
        "MERGE",
        items,
        List.of(
            needs("pool", "pool1", "group", "p"),
            needs("pool", "pool2", "group", "p"),
            needs("pool", "pool3", "group", "p")));
    assertThat(terms("server:pool"))
        .as("nobody names a need any more")
        .containsExactly("server:pool1 HARD p 1", "server:pool2 HARD p 1", "server:pool3 HARD p 1");
  }

  /// Provider, strength, group and need of each dependency of a CI.
  private List<String> terms(String key) {
    return ci(key)
        .at("/dependencies/nodes")
        .valueStream()
        .map(d ->
            String.join(
                " ",
                d.at("/provider/key").asString(),
                d.get("strength").asString(),
                d.get("group").asString("null"),
                d.get("need").asString("null")))
        .toList();
  }

  @Test
  void takesGroupTermsFromTheStrongestSourceThatSaysThem() {
    List<Map<String, Object>> items = List.of(server("g1"), server("g2"), server("g3"));
    register(
        "b-scan",
        "MERGE",
        items,
        List.of(needs("g1", "g2", "group", "db", "need", "2", "strength", "SOFT")));
    register("manual", "MERGE", items, List.of(needs("g1", "g3", "group", "db", "need", "1")));

    JsonNode nodes = ci("server:g1").at("/dependencies/nodes");
    assertThat(
            nodes
                .valueStream()
                .map(d ->
                    d.at("/provider/key").asString()
                        + d.get("need")
                        + d.get("strength")
                        + d.get("sources")))
        .containsExactly(
            "server:g2\"1\"\"SOFT\"[\"b-scan\"]", "server:g3\"1\"\"SOFT\"[\"manual\"]");
  }

  @Test
  void aRetryOfACallThatChangedNothingWritesNothingEither() {
    Map<String, Object> same =
        Map.of(
            "source",
            "idle",
            "mode",
            "REPLACE",
            "operationId",
            "op-idle",
            "items",
            List.of(server("idle1")));
    register("idle", "REPLACE", List.of(server("idle1")), List.of());
    registering(same);
    register("idle", "REPLACE", List.of(server("idle1"), server("idle2")), List.of());
    int before = latestRevision();

    JsonNode again = registering(same).at("/data/registerAssets");

    assertThat(again.get("unchanged").asInt()).isEqualTo(1);
    assertThat(latestRevision()).isEqualTo(before);
  }

  @Test
  void refusesHalfACharacter() {
    assertThat(
            registering(
                    Map.of(
                        "source",
                        "half",
                        "items",
                        List.of(Map.of("class", "Server", "name", "a\ud800"))))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("INVALID_TEXT");
  }

  @Test
  void answersARetryWithWhatTheFirstCallAnswered() {
    Map<String, Object> input =
        Map.of("source", "retry", "operationId", "op-1", "items", List.of(server("t1")));
    JsonNode first = registering(input).get("data");
    register("retry", "REPLACE", List.of(server("t2")), List.of());
    assertThat(registering(input).get("data")).isEqualTo(first);
    assertThat(ci("server:t1").get("lifecycle").asString()).isEqualTo("RETIRED");
    assertThat(
            registering(
                    Map.of(
                        "source", "retry", "operationId", "op-1", "items", List.of(server("t3"))))
                .at("/errors/0/extensions/code")
                .asString())
        .isEqualTo("OPERATION_ID_REUSED");
  }

  @Test
  void answersRacingTwinsAlike() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 6; round++) {
        Map<String, Object> input =
            Map.of(
                "source",
                "race",
                "operationId",
                "race-" + round,
                "items",
                List.of(server("race" + round)));
        int before = latestRevision();
        List<Future<JsonNode>> answers =
            IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> registering(input))).toList();
        JsonNode first = answers.getFirst().get();
        assertThat(first.at("/data/registerAssets/revision/number").asInt()).isEqualTo(before + 1);
        for (Future<JsonNode> answer : answers) {
          assertThat(answer.get()).isEqualTo(first);
        }
        assertThat(latestRevision()).isEqualTo(before + 1);
      }
    }
  }
}
