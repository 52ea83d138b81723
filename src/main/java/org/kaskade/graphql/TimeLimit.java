package org.kaskade.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.Field;
import graphql.language.OperationDefinition.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import reactor.core.publisher.Mono;

/// Answers in time, with a refusal if need be. What still runs is told to stop, which it does
/// between two fields.
final class TimeLimit extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {
  /// The operation that runs, once it is known, and what ends it.
  private record Running(CompletableFuture<ExecutionContext> expired) {}

  private final RequestLimits limits;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  TimeLimit(RequestLimits limits) {
    this.limits = limits;
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    Running running = new Running(new CompletableFuture<>());
    request.configureExecutionInput(
        (input, builder) -> builder.graphQLContext(Map.of(Running.class, running)).build());
    // A thread of its own, since a controller may block; and as a future, which hands on even what
    // Reactor holds to be fatal, such as a stack that overflows.
    Mono<WebGraphQlResponse> answer =
        Mono.deferContextual(context ->
            Mono.fromFuture(
                CompletableFuture.supplyAsync(
                    () -> chain.next(request).contextWrite(context).block(), threads)));
    return answer
        .timeout(
            Mono.fromFuture(running.expired(), true),
            Mono.fromFuture(running.expired(), true)
                .map(late -> new WebGraphQlResponse(tooLate(late))))
        .doFinally(end -> running.expired().cancel(false));
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    ExecutionContext operation = parameters.getExecutionContext();
    @Nullable Running running = operation.getGraphQLContext().get(Running.class);
    if (running != null) {
      running
          .expired()
          .completeOnTimeout(operation, limit(operation).toMillis(), TimeUnit.MILLISECONDS);
    }
    return super.beginExecuteOperation(parameters, state);
  }

  private Duration limit(ExecutionContext operation) {
    return changes(operation)
        ? limits.mutationTime()
        : plans(operation) ? limits.planTime() : limits.queryTime();
  }

  /// Whether it reads a repository, as a sync does.
  private static boolean plans(ExecutionContext operation) {
    return operation
        .getOperationDefinition()
        .getSelectionSet()
        .getSelectionsOfType(Field.class)
        .stream()
        .anyMatch(field -> field.getName().equals("planSource"));
  }

  private static boolean changes(ExecutionContext operation) {
    return operation.getOperationDefinition().getOperation() == Operation.MUTATION;
  }

  private DefaultExecutionGraphQlResponse tooLate(ExecutionContext operation) {
    ExecutionInput input = operation.getExecutionInput();
    input.cancel();
    boolean changes = changes(operation);
    return new DefaultExecutionGraphQlResponse(
        input,
        ExecutionResultImpl.newExecutionResult()
            .addError(
                LimitExceeded.of(
                    "TIME_LIMIT",
                    changes
                        ? "This mutation takes too many milliseconds"
                        : "This query takes too many milliseconds",
                    limit(operation).toMillis(),
                    changes ? "mutation-time" : plans(operation) ? "plan-time" : "query-time",
                    changes
                        ? "It may still be carried out: look at latestRevision, or repeat it with the"
                            + " same operationId."
                        : "Ask for less, or in several requests."))
            .build());
  }
}
