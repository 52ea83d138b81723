package org.kaskade.graphql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the server as a client would, over HTTP.
record Caller(int port) {
  static final String TOKEN = "test-token-0123456789";
  static final String CURRENT = "application/graphql-response+json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What came back.
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String code() {
      return json().at("/errors/0/extensions/code").asString("");
    }

    String message() {
      return json().at("/errors/0/message").asString("");
    }
  }

  Answer ask(String document) throws Exception {
    return ask(document, Map.of());
  }

  Answer ask(String document, Map<String, Object> variables) throws Exception {
    return post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
  }

  Answer post(String body) throws Exception {
    return send(
        request("/graphql")
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .header("Accept", CURRENT)
            .POST(BodyPublishers.ofString(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }
  }
}
