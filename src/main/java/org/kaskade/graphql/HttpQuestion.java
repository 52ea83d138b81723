package org.kaskade.graphql;

import java.util.Locale;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.web.servlet.function.ServerRequest;

/// Asks what an HTTP request asks, or what is asked on its behalf.
final class HttpQuestion {
  private HttpQuestion() {}

  /// @param body the document, its variables and the rest, as GraphQL over HTTP names them
  /// @param id of the request, for logs
  static WebGraphQlResponse ask(
      WebGraphQlHandler graphQl, ServerRequest request, Map<String, Object> body, String id) {
    WebGraphQlResponse response =
        graphQl
            .handleRequest(
                new WebGraphQlRequest(
                    request.uri(),
                    request.headers().asHttpHeaders(),
                    null,
                    request.remoteAddress().orElse(null),
                    request.attributes(),
                    body,
                    id,
                    // One language for messages, whatever a browser prefers: people search for
                    // them.
                    Locale.ENGLISH))
            .block();
    if (response == null) {
      throw new IllegalStateException("GraphQL gave no answer");
    }
    return response;
  }
}
