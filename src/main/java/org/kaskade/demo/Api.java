package org.kaskade.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running server's GraphQL API, as any client sees it.
final class Api {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RestClient client;

  Api(String address, String token) {
    client =
        RestClient.builder()
            .baseUrl(address)
            .defaultHeader("Authorization", "Bearer " + token)
            .build();
  }

  /// Runs one of `graphql/operations/`.
  JsonNode run(String operation, Map<String, ?> variables) throws IOException {
    String document =
        new ClassPathResource("graphql/operations/" + operation + ".graphql")
            .getContentAsString(StandardCharsets.UTF_8);
    String body =
        client
            .post()
            .uri("/graphql")
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .body(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
            .retrieve()
            .body(String.class);
    JsonNode answer = JSON.readTree(body == null ? "{}" : body);
    if (answer.has("errors")) {
      throw new IOException(answer.at("/errors/0/message").asString());
    }
    return answer.get("data");
  }

  static JsonNode resource(String path) throws IOException {
    return JSON.readTree(new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
  }
}
