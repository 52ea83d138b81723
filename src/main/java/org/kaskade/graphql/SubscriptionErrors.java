package org.kaskade.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;

/// Turns what ends a subscription early into the error its listener gets. What isn't meant for
/// listeners stays in the log, under an id that they get.
final class SubscriptionErrors extends SubscriptionExceptionResolverAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionErrors.class);

  @Override
  protected GraphQLError resolveToSingleError(Throwable end) {
    return error(end);
  }

  GraphQLError error(Throwable end) {
    if (end instanceof RequestRefused refused) {
      return error(refused.classification(), refused.code(), String.valueOf(refused.getMessage()));
    }
    String id = UUID.randomUUID().toString();
    LOG.error("Subscription {} failed", id, end);
    return error(Classification.INTERNAL_ERROR, "INTERNAL_ERROR", FieldErrors.internalMessage(id));
  }

  private static GraphQLError error(Classification kind, String code, String message) {
    return GraphqlErrorBuilder.newError()
        .message("%s", message)
        .errorType(kind)
        .extensions(Map.of("code", code, "classification", kind.name()))
        .build();
  }
}
