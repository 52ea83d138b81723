package org.kaskade.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;

/// Turns what a controller throws into a GraphQL error. What isn't meant for callers stays in the
/// log, under an id that the caller gets.
@Order(Ordered.LOWEST_PRECEDENCE)
final class FieldErrors extends DataFetcherExceptionResolverAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(FieldErrors.class);

  @Override
  protected GraphQLError resolveToSingleError(
      Throwable thrown, DataFetchingEnvironment environment) {
    return switch (unwrapped(thrown)) {
      case RequestRefused refused ->
          error(
              environment,
              refused.classification(),
              refused.code(),
              String.valueOf(refused.getMessage()),
              refused.details());
      case BindException unbound ->
          error(
              environment,
              Classification.BAD_REQUEST,
              "INVALID_ARGUMENT",
              "Arguments of this field don't have the form its description asks for: "
                  + fields(unbound));
      case AccessDeniedException _ ->
          error(
              environment,
              Classification.FORBIDDEN,
              "FORBIDDEN",
              "Your token may not do this. Ask an administrator for one that may.");
      case AuthenticationException _ ->
          error(
              environment,
              Classification.UNAUTHORIZED,
              "TOKEN_REQUIRED",
              "This needs a token: send the header Authorization: Bearer <token>.");
      case AbortExecutionException stopped ->
          error(
              environment,
              Classification.LIMIT_EXCEEDED,
              "EXECUTION_ABORTED",
              String.valueOf(stopped.getMessage()));
      case Throwable unexpected -> internal(environment, unexpected);
    };
  }

  private static GraphQLError internal(DataFetchingEnvironment environment, Throwable cause) {
    String request = String.valueOf(environment.getExecutionId());
    LOG.error(
        "Request {} failed at {}", request, environment.getExecutionStepInfo().getPath(), cause);
    return error(
        environment, Classification.INTERNAL_ERROR, "INTERNAL_ERROR", internalMessage(request));
  }

  /// What a caller learns of a mistake of ours.
  static String internalMessage(String request) {
    return "Kaskade failed to answer this. Try again; if it stays, look for request "
        + request
        + " in the server's log and report what stands there.";
  }

  private static GraphQLError error(
      DataFetchingEnvironment environment,
      Classification classification,
      String code,
      String message) {
    return error(environment, classification, code, message, Map.of());
  }

  private static GraphQLError error(
      DataFetchingEnvironment environment,
      Classification classification,
      String code,
      String message,
      Map<String, Object> details) {
    Map<String, Object> extensions = new HashMap<>(details);
    extensions.put("code", code);
    return GraphqlErrorBuilder.newError(environment)
        .errorType(classification)
        .message("%s", message)
        .extensions(extensions)
        .build();
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable inner = thrown;
    while (inner instanceof CompletionException || inner instanceof ExecutionException) {
      @Nullable Throwable cause = inner.getCause();
      if (cause == null) {
        return inner;
      }
      inner = cause;
    }
    return inner;
  }

  private static String fields(BindException unbound) {
    return String.join(
        ", ",
        unbound.getFieldErrors().stream().map(e -> e.getField()).distinct().sorted().toList());
  }
}
