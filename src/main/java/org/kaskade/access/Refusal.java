package org.kaskade.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// An answer to a request that goes no further, in the words of GraphQL so that its clients show
/// the message.
///
/// @param message a sentence without quotation marks, backslashes and line ends
record Refusal(HttpStatus status, String code, String classification, String message) {
  private static final String GRAPHQL = "application/graphql-response+json";

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    response.setStatus(status.value());
    response.setContentType(
        accept != null && accept.contains(GRAPHQL) ? GRAPHQL : "application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response
        .getWriter()
        .write(
            """
            {"errors":[{"message":"%s","extensions":{"code":"%s","classification":"%s"}}]}
            """
                .formatted(message, code, classification));
  }
}
