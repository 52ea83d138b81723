package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import tools.jackson.databind.JsonNode;

class DrawingIT extends GraphQlDoor {
  private static final int APPLICATIONS = 30;

  @BeforeEach
  void registers() {
    List<Map<String, String>> items = new ArrayList<>();
    List<Map<String, String>> dependencies = new ArrayList<>();
    items.add(ci("BusinessService", "shop"));
    items.add(ci("Server", "pair-a"));
    items.add(ci("Server", "pair-b"));
    for (int at = 0; at < APPLICATIONS; at++) {
      String name = "app-%02d".formatted(at);
      items.add(ci("Application", name));
      dependencies.add(
          Map.of(
              "dependent", "application:" + name,
              "provider", "server:pair-a",
              "type", "RUNS_ON"));
    }
    for (String member : List.of("pair-a", "pair-b")) {
      dependencies.add(
          Map.of(
              "dependent", "business-service:shop",
              "provider", "server:" + member,
              "group", "pair",
              "need", "1"));
    }
    register("drawing", "REPLACE", items, dependencies);
  }

  private static Map<String, String> ci(String ciClass, String name) {
    String prefix = ciClass.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    return Map.of("key", prefix + ":" + name, "class", ciClass, "name", name);
  }

  @Test
  void foldsAlikeCisAndShowsWhatHolds() throws IOException {
    JsonNode drawing = outage(Map.of());
    assertThat(drawing.get("boxes"))
        .extracting(box -> box.get("kind").asString() + " " + box.get("name").asString())
        .containsExactlyInAnyOrder(
            "CI pair-a, server, Outage, assumed failed",
            "CI pair-b, server, Unaffected",
            "FOLD application ×30, Outage, no dependency among them",
            "GROUP Group pair of business-service:shop, 1 of 2 up, need 1, At risk (no spare left)",
            "CI shop, business service, service, At risk (no spare left)");
    assertThat(drawing.get("cis").asInt()).isEqualTo(33);
    assertThat(drawing.get("dependencies").asInt()).isEqualTo(32);
    assertThat(drawing.get("title").asString()).isEqualTo("If pair-a fails");
  }

  @Test
  void opensWhatIsFolded() throws IOException {
    JsonNode drawing = outage(Map.of("open", List.of("~fold~application:app-00")));
    assertThat(drawing.get("boxes").size()).isEqualTo(34);
    assertThat(drawing.get("lines").size()).isEqualTo(33);
  }

  @Test
  void marksThePathToACi() throws IOException {
    JsonNode drawing = outage(Map.of("pathTo", "business-service:shop"));
    assertThat(drawing.get("boxes")).filteredOn(box -> box.get("onPath").asBoolean()).hasSize(3);
    assertThat(drawing.get("lines")).filteredOn(line -> line.get("onPath").asBoolean()).hasSize(2);
  }

  @Test
  void saysWhichNumbersItTakes() throws IOException {
    assertThat(error("drawing(maxBoxes: 151) { tooLarge }"))
        .isEqualTo("'maxBoxes' is 151; give 1 to 150.");
    assertThat(error("drawing(foldAbove: 0) { tooLarge }"))
        .isEqualTo("'foldAbove' is 0; give 1 to 100,000.");
    assertThat(error("drawing(pathTo: \"server:pair-b\") { tooLarge }"))
        .startsWith("'server:pair-b' is not affected");
  }

  private String error(String field) {
    return answer(
            "{ outageImpact(input: {failed: [{key: \"server:pair-a\"}]}) { %s } }".formatted(field),
            Map.of())
        .at("/errors/0/message")
        .asString();
  }

  @Test
  void answersTheSameAsAFile() {
    JsonNode drawing =
        data("""
        { outageImpact(input: {failed: [{key: "server:pair-a"}]}) {
            drawing { svg(language: DE) boxes { label(language: DE) } } } }
        """)
            .at("/outageImpact/drawing");
    String svg = drawing.get("svg").asString();
    assertThat(svg).startsWith("<?xml").contains("<title>Wenn pair-a ausfällt</title>");
    for (JsonNode box : drawing.get("boxes")) {
      for (JsonNode line : box.get("label")) {
        assertThat(svg).contains(">" + line.asString() + "</text>");
      }
    }
  }

  @Test
  void asksTheStoreOnceForWhatIsOpenOnItsCis() {
    String impact = "{ outageImpact(input: {failed: [{key: \"server:pair-a\"}]}) { %s } }";
    int without = queriesOf(impact.formatted("counts { count }"));
    assertThat(
            queriesOf(
                impact.formatted(
                    "counts { count } drawing(foldAbove: 100) { svg boxes { name label class key } }")))
        .isEqualTo(without + 1);
  }

  @Test
  void drawsWhatSurroundsACi() throws IOException {
    JsonNode drawing =
        answer(
                Files.readString(Path.of("graphql/operations/surroundings-drawing.graphql")),
                Map.of("key", "server:pair-a"))
            .at("/data/neighborhood/drawing");
    assertThat(drawing.get("svg").asString())
        .contains("What surrounds pair-a", "2 members", "application ×30")
        .doesNotContain("Outage");
  }

  /// The largest picture there is: 150 boxes, each with a line.
  @Test
  void isSmallOnTheWire() throws IOException {
    List<Map<String, String>> items = new ArrayList<>();
    List<Map<String, String>> dependencies = new ArrayList<>();
    items.add(ci("Server", "hub"));
    for (int at = 0; at < 149; at++) {
      String name = "service-%03d.example.org".formatted(at);
      items.add(ci("BusinessService", name));
      dependencies.add(Map.of("dependent", "business-service:" + name, "provider", "server:hub"));
      if (at > 0) {
        dependencies.add(
            Map.of(
                "dependent",
                "business-service:" + name,
                "provider",
                "business-service:service-%03d.example.org".formatted(at / 2)));
      }
    }
    register("drawing-large", "REPLACE", items, dependencies);
    JsonNode answer = answer(operation(), Map.of("failed", List.of(Map.of("key", "server:hub"))));
    assertThat(answer.at("/data/outageImpact/drawing/boxes").size()).isEqualTo(150);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(answer.toString().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(zipped.size()).isLessThanOrEqualTo(15_000);
  }

  private JsonNode outage(Map<String, Object> more) throws IOException {
    Map<String, Object> variables = new HashMap<>(more);
    variables.put("failed", List.of(Map.of("key", "server:pair-a")));
    JsonNode answer = answer(operation(), variables);
    assertThat(answer.has("errors")).as(answer.toString()).isFalse();
    return answer.at("/data/outageImpact/drawing");
  }

  private static String operation() throws IOException {
    return Files.readString(Path.of("graphql/operations/outage-drawing.graphql"));
  }
}
