package org.kaskade.benchmark;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.kaskade.Kaskade;
import org.kaskade.store.TestNeo4j;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program in this process, with every limit in place, on a store that is emptied first.
public final class RunningProgram implements AutoCloseable {
  private static final String TOKEN = "token-of-the-benchmarks-only";
  private static final URI PATH = URI.create("http://127.0.0.1/graphql");

  private final JsonMapper json = JsonMapper.builder().build();
  private final ConfigurableApplicationContext context;
  private final WebGraphQlHandler handler;

  private RunningProgram(ConfigurableApplicationContext context) {
    this.context = context;
    this.handler = context.getBean(WebGraphQlHandler.class);
  }

  /// Starts it.
  ///
  /// @param pageSize items a page may have
  public static RunningProgram start(int pageSize) {
    TestNeo4j.wipe();
    Map<String, Object> properties = new LinkedHashMap<>();
    TestNeo4j.register((name, value) -> properties.put(name, value.get()));
    properties.put("kaskade.token", TOKEN);
    properties.put("kaskade.limits.page-size", pageSize);
    // A first sync of 50,000 files takes longer than a mutation otherwise may.
    properties.put("kaskade.limits.mutation-time", "1h");
    properties.put("server.port", 0);
    return new RunningProgram(
        new SpringApplication(Kaskade.class)
            .run(
                properties.entrySet().stream()
                    .map(one -> "--" + one.getKey() + "=" + one.getValue())
                    .toArray(String[]::new)));
  }

  public GraphQlSource source() {
    return context.getBean(GraphQlSource.class);
  }

  /// Registers over HTTP, and expects that all CIs are new.
  public void register(List<Map<String, Object>> items, List<Map<String, Object>> dependencies) {
    JsonNode answer =
        ask(
            "mutation($input: RegisterAssetsInput!) { registerAssets(input: $input)"
                + " { created errors { message } } }",
            Map.of(
                "input",
                Map.of(
                    "source",
                    "benchmark",
                    "mode",
                    "REPLACE",
                    "items",
                    items,
                    "dependencies",
                    dependencies)));
    if (answer.at("/registerAssets/created").asInt() != items.size()) {
      throw new IllegalStateException("not all CIs were registered: " + answer);
    }
  }

  /// The data of the answer over HTTP, where the token of an administrator is asked for.
  public JsonNode ask(String document, Map<String, ?> variables) {
    int port =
        Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer())
            .getPort();
    String answer =
        RestClient.create("http://127.0.0.1:" + port)
            .post()
            .uri("/graphql")
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN)
            .body(json.writeValueAsString(Map.of("query", document, "variables", variables)))
            .retrieve()
            .body(String.class);
    JsonNode read = json.readTree(String.valueOf(answer));
    if (read.has("errors")) {
      throw new IllegalStateException(read.get("errors").toString());
    }
    return read.get("data");
  }

  /// What the answer to this document is, from the first character of it on, without HTTP.
  public byte[] answer(String document) {
    return json.writeValueAsBytes(
        Objects.requireNonNull(
                handler
                    .handleRequest(
                        new WebGraphQlRequest(
                            PATH,
                            new HttpHeaders(),
                            new LinkedMultiValueMap<>(),
                            null,
                            Map.of(),
                            Map.of("query", document),
                            "benchmark",
                            Locale.ENGLISH))
                    .block())
            .toMap());
  }

  @Override
  public void close() {
    context.close();
  }
}
