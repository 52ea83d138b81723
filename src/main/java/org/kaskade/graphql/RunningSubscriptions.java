package org.kaskade.graphql;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Counts subscriptions, and refuses those beyond the limits.
///
/// A place is taken when somebody begins to listen and given back however that ends, so that none
/// is lost with a client that vanishes.
final class RunningSubscriptions implements WebGraphQlInterceptor {
  private static final String PLACES = RunningSubscriptions.class.getName();

  private final SubscriptionLimits limits;
  private final Semaphore ofInstance;

  RunningSubscriptions(SubscriptionLimits limits) {
    this.limits = limits;
    this.ofInstance = new Semaphore(limits.subscriptions());
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    return chain
        .next(request)
        .map(response ->
            response.getExecutionResult().getData() instanceof Publisher<?> events
                ? response.transform(result -> result.data(counted(request, events)))
                : response);
  }

  /// How many run now.
  int running() {
    return limits.subscriptions() - ofInstance.availablePermits();
  }

  private Publisher<?> counted(WebGraphQlRequest request, Publisher<?> events) {
    if (!(request instanceof WebSocketGraphQlRequest socket)) {
      return inPlace(ofInstance, "subscriptions", limits.subscriptions(), events);
    }
    Semaphore ofConnection =
        (Semaphore)
            socket
                .getSessionInfo()
                .getAttributes()
                .computeIfAbsent(PLACES, _ -> new Semaphore(limits.subscriptionsPerConnection()));
    return inPlace(
        ofConnection,
        "subscriptions-per-connection",
        limits.subscriptionsPerConnection(),
        inPlace(ofInstance, "subscriptions", limits.subscriptions(), events));
  }

  private static Publisher<?> inPlace(
      Semaphore places, String setting, int limit, Publisher<?> events) {
    return Flux.defer(() ->
        places.tryAcquire()
            ? Flux.from(events).doFinally(_ -> places.release())
            : Flux.error(full(setting, limit)));
  }

  private static SubscriptionPublisherException full(String setting, int limit) {
    LimitExceeded refusal =
        LimitExceeded.of(
            "SUBSCRIPTIONS_LIMIT",
            setting.equals("subscriptions")
                ? "All subscriptions of this server are taken"
                : "All subscriptions of this connection are taken",
            limit,
            setting,
            "End one, or open another connection.");
    return new SubscriptionPublisherException(
        List.of(
            GraphqlErrorBuilder.newError()
                .message("%s", String.valueOf(refusal.getMessage()))
                .errorType(Classification.LIMIT_EXCEEDED)
                .extensions(Map.<String, Object>copyOf(refusal.getExtensions()))
                .build()),
        refusal);
  }

  /// What ends a stream of results, as one more result.
  static ExecutionResult lastWords(Throwable end, SubscriptionErrors errors) {
    List<graphql.GraphQLError> said =
        end instanceof SubscriptionPublisherException known
            ? known.getErrors()
            : List.of(errors.error(end));
    return ExecutionResult.newExecutionResult().errors(said).build();
  }
}
