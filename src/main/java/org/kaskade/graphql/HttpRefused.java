package org.kaskade.graphql;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// A request that is no GraphQL request: answered with a status that says so, and an error in the
/// words of GraphQL.
final class HttpRefused extends RuntimeException {
  private final HttpStatus status;
  private final String code;
  private final Classification classification;

  HttpRefused(HttpStatus status, String code, String message) {
    this(status, code, Classification.BAD_REQUEST, message);
  }

  HttpRefused(HttpStatus status, String code, Classification classification, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.classification = classification;
  }

  HttpStatus status() {
    return status;
  }

  Map<String, Object> body() {
    return Map.of(
        "errors",
        List.of(
            Map.of(
                "message",
                String.valueOf(getMessage()),
                "extensions",
                Map.of("code", code, "classification", classification.name()))));
  }
}
