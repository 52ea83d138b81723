package org.kaskade.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    if (error instanceof BadFaithIntrospectionError) {
      return coded(error, error.getMessage(), Classification.LIMIT_EXCEEDED, "INTROSPECTION_LIMIT");
    }
    ErrorClassification kind = error.getErrorType();
    String code =
        switch (kind) {
          case ErrorType.InvalidSyntax -> "SYNTAX_ERROR";
          case ErrorType.ValidationError, ErrorType.OperationNotSupported -> "VALIDATION_ERROR";
          case ErrorType.ExecutionAborted -> "EXECUTION_ABORTED";
          case null, default -> "INTERNAL_ERROR";
        };
    // The message of, say, a failed serialisation quotes values that nobody asked for.
    return code.equals("INTERNAL_ERROR")
        ? coded(error, FieldErrors.internalMessage(request), Classification.INTERNAL_ERROR, code)
        : coded(error, error.getMessage(), kind, code);
  }

  private static GraphQLError coded(
      GraphQLError error, @Nullable String message, ErrorClassification kind, String code) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    if (error.getExtensions() != null) {
      extensions.putAll(error.getExtensions());
    }
    return GraphqlErrorBuilder.newError()
        .message("%s", String.valueOf(message))
        .locations(error.getLocations())
        .path(error.getPath())
        .errorType(kind)
        .extensions(extensions)
        .build();
  }
}
