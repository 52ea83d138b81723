package org.kaskade.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks GraphQL on behalf of whoever sent an HTTP request: with the same rights and limits as if
/// they had asked themselves.
@Component
public final class OwnQuestions {
  private final WebGraphQlHandler graphQl;

  OwnQuestions(WebGraphQlHandler graphQl) {
    this.graphQl = graphQl;
  }

  /// The data of the answer.
  ///
  /// @throws RequestRefused when any part of it is missing, with the reason of the first
  public JsonNode ask(
      ServerRequest request, String document, Map<String, ? extends @Nullable Object> variables) {
    ExecutionResult result =
        HttpQuestion.ask(
                graphQl,
                request,
                Map.of("query", document, "variables", variables),
                UUID.randomUUID().toString())
            .getExecutionResult();
    for (GraphQLError error : result.getErrors()) {
      Map<String, Object> further = error.getExtensions();
      throw RequestRefused.invalid(
          String.valueOf(further == null ? "UNKNOWN" : further.get("code")), error.getMessage());
    }
    return JsonMapper.shared().valueToTree(result.toSpecification().get("data"));
  }
}
