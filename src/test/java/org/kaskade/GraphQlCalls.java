package org.kaskade;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the whole program over HTTP, as a user would, whatever store it has.
@SpringBootTest(
    classes = {Kaskade.class, CountedQueries.class, SchemaInspection.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "kaskade.token=" + GraphQlCalls.TOKEN)
public abstract class GraphQlCalls {
  protected static final String TOKEN = "token-of-the-tests-only";

  /// Escapes, so that halves of surrogate pairs arrive as they are.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @LocalServerPort private int port;
  @Autowired private @Nullable CountedQueries queries;

  protected int port() {
    return port;
  }

  /// The answer as it comes, errors included.
  protected JsonNode answer(String document, Map<String, ?> variables) {
    return answerTo(TOKEN, document, variables);
  }

  /// The answer to who presents this token.
  protected JsonNode answerTo(String token, String document, Map<String, ?> variables) {
    String body =
        RestClient.create("http://127.0.0.1:" + port)
            .post()
            .uri("/graphql")
            .contentType(MediaType.APPLICATION_JSON)
            .accept(MediaType.APPLICATION_JSON)
            .header("Authorization", "Bearer " + token)
            .body(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))
            .retrieve()
            .body(String.class);
    return JSON.readTree(String.valueOf(body));
  }

  /// The data of an answer without errors.
  protected JsonNode data(String document, Map<String, ?> variables) {
    JsonNode answer = answer(document, variables);
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    return answer.get("data");
  }

  protected JsonNode data(String document) {
    return data(document, Map.of());
  }

  /// How many queries the store is asked to answer this document.
  protected int queriesOf(String document) {
    CountedQueries counted = Objects.requireNonNull(queries);
    int before = counted.count();
    data(document);
    return counted.count() - before;
  }

  /// The code of the first error of an answer.
  protected String refusal(String document) {
    return answer(document, Map.of()).at("/errors/0/extensions/code").asString();
  }

  /// What the answer to this call of `registerAssets` is, GraphQL errors included.
  protected JsonNode registering(Map<String, ?> input) {
    return answer(
        """
        mutation($input: RegisterAssetsInput!) {
          registerAssets(input: $input) {
            revision { number } created updated unchanged retired dependenciesAdded dependenciesRemoved
            errors { path code message }
          }
        }
        """,
        Map.of("input", input));
  }

  /// A token for a person with these teams and roles, which the administrator issues.
  protected String tokenOf(String person, List<String> teams, List<String> roles) {
    return data(
            "mutation($input: IssueTokenInput!) { issueToken(input: $input) { token } }",
            Map.of("input", Map.of("person", person, "teams", teams, "roles", roles)))
        .at("/issueToken/token")
        .asString();
  }

  /// Registers and expects an answer, which may list errors.
  protected JsonNode register(
      String source,
      String mode,
      List<? extends Map<String, ?>> items,
      List<? extends Map<String, ?>> dependencies) {
    JsonNode answer =
        registering(
            Map.of("source", source, "mode", mode, "items", items, "dependencies", dependencies));
    if (answer.has("errors")) {
      throw new AssertionError(answer.get("errors").toPrettyString());
    }
    return answer.at("/data/registerAssets");
  }

  /// The newest revision.
  protected int latestRevision() {
    return data("{ latestRevision { number } }").at("/latestRevision/number").asInt();
  }
}
