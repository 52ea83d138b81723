package org.kaskade.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaskade.GraphQlDoor;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImpactExportsIT extends GraphQlDoor {
  @BeforeEach
  void estate() {
    register(
        "exports",
        "REPLACE",
        List.of(
            Map.of("key", "server:ex-1", "class", "Server", "name", "=HYPERLINK(\"x\")"),
            Map.of("key", "server:ex-2", "class", "Server", "name", "ex-2"),
            Map.of("key", "business-service:ex-shop", "class", "BusinessService", "name", "Shop")),
        List.of(needsOne("server:ex-1"), needsOne("server:ex-2")));
  }

  private static Map<String, String> needsOne(String provider) {
    return Map.of(
        "dependent", "business-service:ex-shop",
        "provider", provider,
        "group", "pair",
        "need", "1");
  }

  private ResponseEntity<byte[]> file(String form, String query) {
    return RestClient.create("http://127.0.0.1:" + port())
        .get()
        .uri("/impact." + form + "?" + query)
        .header("Authorization", "Bearer " + TOKEN)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toEntity(byte[].class);
  }

  private String text(String form, String query) {
    return new String(
        java.util.Objects.requireNonNull(file(form, query).getBody()), StandardCharsets.UTF_8);
  }

  @Test
  void saysTheSameInEachForm() {
    String both = "fail=server:ex-1&fail=server:ex-2~DEGRADED";
    assertThat(text("csv", both))
        .contains("server:ex-1,\"'=HYPERLINK(\"\"x\"\")\",Server,Outage,0,")
        .contains("business-service:ex-shop,Shop,BusinessService,Degraded,1,");
    assertThat(text("md", both)).contains("ex-2", "Needs 1 of 2 in pair", "◒ Degraded");
    assertThat(text("svg", both)).startsWith("<?xml").contains("1 of 2 up");
    assertThat(text("pdf", both)).startsWith("%PDF-");
    JsonNode json = JsonMapper.shared().readTree(text("json", both));
    assertThat(json.at("/counts/OUTAGE").asInt()).isEqualTo(1);
    assertThat(json.at("/services/0/state").asString()).isEqualTo("DEGRADED");
    assertThat(text("md", "language=de&fail=server:ex-1")).contains("Ohne Reserve");
  }

  @Test
  void saysWhatIsWrongWithAScenario() {
    ResponseEntity<byte[]> unknown = file("csv", "fail=server:ex-3");
    assertThat(unknown.getStatusCode().value()).isEqualTo(400);
    assertThat(text("csv", "fail=server:ex-3"))
        .contains("There is no CI 'server:ex-3'")
        .contains("did you mean");
    assertThat(text("pdf", "")).contains("Name at least one CI that fails");
    assertThat(text("json", "fail=server:ex-1&rev=x")).contains("'rev'");
  }
}
