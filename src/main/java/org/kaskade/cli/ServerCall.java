package org.kaskade.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One operation of `graphql/operations`, asked of a server.
final class ServerCall {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /// A little more than a plan may take on the server.
  private static final Duration ANSWER = Duration.ofSeconds(630);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI server;
  private final @Nullable String token;

  /// @param server its address, e.g. https://kaskade.example.org
  /// @param token null to ask without one, which a server refuses
  ServerCall(URI server, @Nullable String token) {
    this.server = server;
    this.token = token;
  }

  /// The `data` of the answer.
  ///
  /// @param operation the name of its file
  /// @throws FailedCall when there is no answer, or it has errors
  JsonNode ask(String operation, Map<String, ?> variables) throws FailedCall {
    String body =
        JSON.writeValueAsString(Map.of("query", document(operation), "variables", variables));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + "/graphql"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return data(send(request.build()));
  }

  private HttpResponse<String> send(HttpRequest request) throws FailedCall {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (HttpTimeoutException late) {
      throw new FailedCall("%s doesn't answer in time. Try again later.".formatted(server));
    } catch (ConnectException refused) {
      throw new FailedCall(
          "Nothing answers at %s. Is the server running, and --server right?".formatted(server));
    } catch (IOException broken) {
      throw new FailedCall("%s can't be asked: %s".formatted(server, broken.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new FailedCall("Interrupted.");
    }
  }

  private JsonNode data(HttpResponse<String> response) throws FailedCall {
    if (response.statusCode() == 401) {
      throw new FailedCall(
          "%s refuses the token. Set KASKADE_TOKEN to one that is valid there.".formatted(server));
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(response.body());
    } catch (JacksonException notJson) {
      throw new FailedCall(
          "%s answers with status %d and something that isn't JSON. Is it the address of Kaskade?"
              .formatted(server, response.statusCode()));
    }
    if (!answer.path("errors").isEmpty() || !answer.has("data")) {
      throw new FailedCall(
          answer
              .path("errors")
              .valueStream()
              .map(error -> error.path("message").asString(""))
              .collect(Collectors.joining("\n")));
    }
    return answer.get("data");
  }

  private static String document(String operation) {
    String file = "/graphql/operations/%s.graphql".formatted(operation);
    try (@Nullable InputStream found = ServerCall.class.getResourceAsStream(file)) {
      if (found == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " can't be read", unreadable);
    }
  }

  /// The server gave no answer that can be used; the message says why and what to do.
  static final class FailedCall extends Exception {
    FailedCall(String message) {
      super(message);
    }
  }
}
