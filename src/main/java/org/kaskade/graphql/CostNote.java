package org.kaskade.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.ExecutionContext;
import graphql.execution.ResultNodesInfo;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Tells whoever asks with `"extensions": {"cost": true}` how large the question was and how large
/// it may be, as `extensions.cost` of the answer.
final class CostNote extends SimplePerformantInstrumentation {
  private static final String COST = "cost";

  private final RequestLimits limits;

  CostNote(RequestLimits limits) {
    this.limits = limits;
  }

  @Override
  public ExecutionContext instrumentExecutionContext(
      ExecutionContext context,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    if (Boolean.TRUE.equals(context.getExecutionInput().getExtensions().get(COST))) {
      DocumentSize.Size size =
          new DocumentSize(
                  context.getGraphQLSchema(),
                  context.getDocument(),
                  context.getOperationDefinition(),
                  context.getExecutionInput().getRawVariables().toMap(),
                  limits.fragmentDepth())
              .size();
      parameters.getGraphQLContext().put(CostNote.class, size);
    }
    return context;
  }

  @Override
  public CompletableFuture<ExecutionResult> instrumentExecutionResult(
      ExecutionResult result,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    DocumentSize.@Nullable Size size = parameters.getGraphQLContext().get(CostNote.class);
    return CompletableFuture.completedFuture(
        size == null
            ? result
            : ExecutionResultImpl.newExecutionResult()
                .from(result)
                .addExtension(COST, cost(size, parameters))
                .build());
  }

  private Map<String, Object> cost(
      DocumentSize.Size size, InstrumentationExecutionParameters parameters) {
    @Nullable ResultNodesInfo values =
        parameters.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
    return Map.of(
        "depth", of(size.depth(), limits.depth()),
        "fields", of(size.fields(), limits.fields()),
        "requestedNodes", of(size.nodes(), limits.requestedNodes()),
        "resultNodes", of(values == null ? 0 : values.getResultNodesCount(), limits.resultNodes()));
  }

  private static Map<String, Long> of(long used, long limit) {
    return Map.of("used", used, "limit", limit);
  }
}
