package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.store.TestNeo4j;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import tools.jackson.databind.JsonNode;

class QualityIT extends SyncDoor {
  private static Map<String, Object> item(
      String key, String ciClass, String name, Map<String, Object> more) {
    return Map.of("key", key, "class", ciClass, "name", name, "attributes", more);
  }

  private static Map<String, Object> server(String key, String name, Map<String, Object> more) {
    return item(key, "Server", name, more);
  }

  private List<String> suspects() {
    return data("{ suspectedDuplicates { totalCount nodes { cis { key } evidence { attribute value sources } reason } } }")
        .at("/suspectedDuplicates/nodes")
        .valueStream()
        .map(d ->
            d.get("cis").valueStream().map(c -> c.get("key").asString()).toList()
                + " "
                + d.get("evidence")
                    .valueStream()
                    .map(e ->
                        e.get("attribute").asString()
                            + "="
                            + e.get("value").asString()
                            + e.get("sources"))
                    .toList()
                + " "
                + d.get("reason").asString())
        .toList();
  }

  /// As if nothing had been heard of a source for so long.
  private static void silent(String source, Duration since) {
    try (Session session = TestNeo4j.driver().session()) {
      session
          .run(
              "MERGE (c:SourceContact {source: $source}) SET c.at = datetime() - $since",
              Values.parameters(
                  "source", source, "since", Values.isoDuration(0, 0, since.toSeconds(), 0)))
          .consume();
    }
  }

  @Test
  void suspectsWhatSharesSerialNumberAddressOrShortName() {
    register(
        "da",
        "REPLACE",
        List.of(
            server("server:a1", "one", Map.of("serialNumber", "SN-7", "fqdn", "one.example.org")),
            server("server:b1", "web-01", Map.of("ipAddress", "192.0.2.10")),
            server("server:c1", "alone", Map.of("ipAddress", "127.0.0.1")),
            server("server:d1", "mail.example.org", Map.of()),
            item("application:web-01", "Application", "web-01", Map.of())),
        List.of());
    register(
        "db",
        "REPLACE",
        List.of(
            server("server:a2", "two", Map.of("serialNumber", "sn-7", "fqdn", "two.example.org")),
            server(
                "server:b2", "other", Map.of("ipAddresses", List.of("192.0.2.11", "192.0.2.10"))),
            server("server:c2", "lonely", Map.of("ipAddress", "127.0.0.1")),
            item("virtual-machine:d2", "VirtualMachine", "MAIL", Map.of())),
        List.of());

    assertThat(suspects())
        .satisfiesExactlyInAnyOrder(
            s ->
                assertThat(s)
                    .startsWith("[server:a1, server:a2] [serialNumber=sn-7[\"da\",\"db\"]]")
                    .contains("fqdn tells them apart: 'one.example.org' of server:a1"),
            s ->
                assertThat(s)
                    .startsWith("[server:b1, server:b2] [ipAddress=192.0.2.10[\"da\",\"db\"]]")
                    .contains("ipAddress does not identify a Server"),
            s -> assertThat(s).startsWith("[server:d1, virtual-machine:d2] [shortName=mail"));
  }

  @Test
  void doesNotSuspectWhatEnvironmentsTellApart() {
    List<Map<String, Object>> items = new ArrayList<>();
    for (String environment : List.of("production", "staging")) {
      items.add(
          Map.of(
              "key",
              "server:" + environment + "/web",
              "class",
              "Server",
              "name",
              "web",
              "environment",
              environment));
    }
    register("de", "REPLACE", items, List.of());

    assertThat(suspects()).isEmpty();
  }

  @Test
  void suspectsWhatALosingClaimPointsTo() {
    register(
        "df",
        "REPLACE",
        List.of(server("server:l1", "left", Map.of("serialNumber", "X1"))),
        List.of());
    register(
        "dg",
        "REPLACE",
        List.of(
            server("server:l1", "left", Map.of("serialNumber", "X2")),
            server("server:l2", "right", Map.of("serialNumber", "X2"))),
        List.of());

    assertThat(suspects())
        .anySatisfy(
            s -> assertThat(s).startsWith("[server:l1, server:l2] [serialNumber=x2[\"dg\"]]"));
  }

  @Test
  void marksWhatIsSilentForLongerThanItPromises() {
    commit("slow", Map.of("hosts.yml", "all:\n  hosts:\n    slow.example.org:\n"));
    add("slow", "ansible", Map.of("every", "PT1H"));
    sync("slow");
    register(
        "api-old",
        "MERGE",
        List.of(server("server:slow.example.org", "slow", Map.of())),
        List.of());
    String document =
        "{ sources { name stale lastReadAt } ci(key: \"server:slow.example.org\") { claims { source stale } } }";

    JsonNode fresh = data(document);
    assertThat(fresh.at("/sources/0/stale").asBoolean()).isFalse();
    assertThat(fresh.at("/sources/0/lastReadAt").isNull()).isFalse();
    assertThat(fresh.at("/ci/claims").toString()).doesNotContain("true");

    silent("slow", Duration.ofHours(2));
    silent("api-old", Duration.ofDays(29));
    JsonNode stale = data(document);
    assertThat(stale.at("/sources/0/stale").asBoolean()).isTrue();
    assertThat(stale.at("/ci/claims").toString())
        .isEqualTo(
            "[{\"source\":\"api-old\",\"stale\":false},{\"source\":\"slow\",\"stale\":true}]");
    silent("api-old", Duration.ofDays(31));
    assertThat(data("{ dataQuality { staleSources overall { currency } } }").toString())
        .isEqualTo(
            "{\"dataQuality\":{\"staleSources\":[\"api-old\",\"slow\"],\"overall\":{\"currency\":0.0}}}");
  }

  @Test
  void measuresByClassAndSourceWithTheCisBehindEachFigure() {
    register(
        "qa",
        "REPLACE",
        List.of(
            server("server:q1", "q1", Map.of("operatingSystem", "Debian", "role", "web")),
            server("server:q2", "q2", Map.of()),
            server("server:q3", "q3", Map.of("operatingSystem", "Debian")),
            item("business-service:q", "BusinessService", "q", Map.of("slaAvailability", 99.5))),
        List.of(
            Map.of("dependent", "business-service:q", "provider", "server:q1"),
            Map.of("dependent", "server:q1", "provider", "server:q3")));
    register("qb", "REPLACE", List.of(server("server:q1", "q1", Map.of("role", "db"))), List.of());

    String figures =
        "{ name cis completeness correctness currency meanAge figures { measure offending share description cis(first: 10) { totalCount nodes { key } } } }";
    JsonNode quality =
        data("{ dataQuality { revision { number } overall F classes F sources F staleSources } }"
                .replace("F", figures))
            .get("dataQuality");
    assertThat(found(quality.get("overall")))
        .containsExactly(
            "MISSING_ATTRIBUTES [business-service:q, server:q2]",
            "ORPHANS [server:q2]",
            "DANGLING_REFERENCES []",
            "CONFLICTS [server:q1]",
            "SUSPECTED_DUPLICATES []",
            "STALE []");
    assertThat(quality.at("/overall/cis").asInt()).isEqualTo(4);
    assertThat(quality.at("/overall/completeness").asDouble()).isEqualTo(0.5);
    assertThat(quality.at("/overall/correctness").asDouble()).isEqualTo(0.5);
    assertThat(quality.at("/overall/currency").asDouble()).isEqualTo(1);
    assertThat(quality.get("classes").valueStream().map(c -> c.get("name").asString()))
        .containsExactly("BusinessService", "Server");
    assertThat(found(quality.at("/classes/0")).getFirst())
        .isEqualTo("MISSING_ATTRIBUTES [business-service:q]");
    assertThat(
            quality.get("sources").valueStream().map(c -> c.get("name").asString() + c.get("cis")))
        .containsExactly("qa4", "qb1");
    assertThat(found(quality.at("/sources/1"))).contains("CONFLICTS [server:q1]", "ORPHANS []");

    assertThat(
            data("{ dataQuality(classes: [\"Database\"]) { overall { cis completeness } } }")
                .toString())
        .isEqualTo("{\"dataQuality\":{\"overall\":{\"cis\":0,\"completeness\":1.0}}}");
    assertThat(
            data("{ dataQuality(sources: [\"qb\"]) { overall { cis } } }")
                .at("/dataQuality/overall/cis")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void findsDependenciesOnWhatIsRetired() {
    register("ra", "REPLACE", List.of(server("server:r1", "r1", Map.of())), List.of());
    register(
        "rb",
        "REPLACE",
        List.of(server("server:r2", "r2", Map.of())),
        List.of(Map.of("dependent", "server:r2", "provider", "server:r1")));
    register("ra", "REPLACE", List.of(), List.of());

    assertThat(
            found(
                data("{ dataQuality { overall { figures { measure cis { nodes { key } } } } } }")
                    .at("/dataQuality/overall")))
        .contains("DANGLING_REFERENCES [server:r2]", "ORPHANS [server:r2]");
  }

  @Test
  void asksTheStoreAsOftenForManyFiguresAsForFew() {
    register("na", "REPLACE", List.of(server("server:n1", "n1", Map.of())), List.of());
    String document =
        "{ dataQuality { classes { figures { cis { nodes { key } } } } sources { figures { cis { nodes { key } } } } } }";
    data(document);
    int before = queriesOf(document);
    register(
        "nb",
        "REPLACE",
        List.of(
            item("application:n", "Application", "n", Map.of()),
            item("database:n", "Database", "n", Map.of())),
        List.of());
    data(document);

    assertThat(queriesOf(document)).isEqualTo(before);
  }

  private static List<String> found(JsonNode report) {
    return report
        .get("figures")
        .valueStream()
        .map(f ->
            f.get("measure").asString()
                + " "
                + f.at("/cis/nodes").valueStream().map(c -> c.get("key").asString()).toList())
        .toList();
  }
}
