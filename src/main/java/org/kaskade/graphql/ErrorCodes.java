package org.kaskade.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/// Gives a stable `extensions.code` to the errors that the engine itself finds: a program can tell
/// them apart without reading messages.
final class ErrorCodes implements WebGraphQlInterceptor {
  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    return chain.next(request).map(response -> coded(response, request.getId()));
  }

  private static WebGraphQlResponse coded(WebGraphQlResponse response, String request) {
    List<GraphQLError> errors = response.getExecutionResult().getErrors();
    return errors.stream().allMatch(ErrorCodes::hasCode)
        ? response
        : response.transform(
            result -> result.errors(errors.stream().map(e -> coded(e, request)).toList()));
  }

  private static boolean hasCode(GraphQLError error) {
    Map<String, Object> extensions = error.getExtensions();
    return extensions != null && extensions.containsKey("code");
  }

  private static GraphQLError coded(GraphQLError error, String request) {
    if (hasCode(error)) {
      return error;
    }
    ErrorClassification kind = error.getErrorType();
    String code =
        switch (kind) {
          case ErrorType.InvalidSyntax -> "SYNTAX_ERROR";
          case ErrorType.ValidationError, ErrorType.OperationNotSupported -> "VALIDATION_ERROR";
          case ErrorType.ExecutionAborted -> "EXECUTION_ABORTED";
          case null, default -> "INTERNAL_ERROR";
        };
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    if (error.getExtensions() != null) {
      extensions.putAll(error.getExtensions());
    }
    // The message of, say, a failed serialisation quotes values that nobody asked for.
    boolean ours = code.equals("INTERNAL_ERROR");
    return GraphqlErrorBuilder.newError()
        .message(
            "%s", ours ? FieldErrors.internalMessage(request) : String.valueOf(error.getMessage()))
        .locations(error.getLocations())
        .path(error.getPath())
        .errorType(ours ? Classification.INTERNAL_ERROR : kind)
        .extensions(extensions)
        .build();
  }
}
