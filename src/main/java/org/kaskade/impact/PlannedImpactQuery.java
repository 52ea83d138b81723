package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Proposal;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.impact.ComparedImpact.SinglePoint;
import org.kaskade.impact.ComparedImpact.WeakerGroup;
import org.kaskade.impact.ComparedImpact.WorseService;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers how a plan changes what failures do to services.
@Controller
class PlannedImpactQuery {
  private final Snapshots snapshots;
  private final RunningQuestions running;
  private final ImpactLimits limits;
  private final CmdbSchema schema;
  private final GraphTranslation translation;

  PlannedImpactQuery(
      Snapshots snapshots, RunningQuestions running, ImpactLimits limits, CmdbSchema schema) {
    this.snapshots = snapshots;
    this.running = running;
    this.limits = limits;
    this.schema = schema;
    this.translation = new GraphTranslation(schema);
  }

  /// Worked out once for all fields of a plan.
  @SchemaMapping(typeName = "Plan")
  List<SinglePoint> singlePointsAppearing(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).singlePointsAppearing();
  }

  @SchemaMapping(typeName = "Plan")
  List<SinglePoint> singlePointsDisappearing(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).singlePointsDisappearing();
  }

  @SchemaMapping(typeName = "Plan")
  List<WeakerGroup> groupsLosingRedundancy(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).groupsLosingRedundancy();
  }

  @SchemaMapping(typeName = "Plan")
  List<WorseService> worseServices(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).worseServices();
  }

  @SchemaMapping(typeName = "Plan")
  AnswerCompleteness completeness(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).completeness();
  }

  private ComparedImpact compared(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return Objects.requireNonNull(
        field
            .getGraphQlContext()
            .computeIfAbsent(new Key(plan.proposal()), _ -> compare(plan.proposal())));
  }

  /// Proposals are large: one equals itself alone.
  private record Key(Proposal proposal) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.proposal == proposal;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(proposal);
    }
  }

  private ComparedImpact compare(Proposal proposal) {
    RevisionCommitted effect = proposal.effect();
    DependencyGraph before = snapshots.newest().graph();
    DependencyGraph after = before.with(translation.delta(effect));
    return running.run(
        "planSource",
        List.of(),
        limits.questionTime(),
        patience -> ComparedImpact.of(before, after, effect, schema, patience));
  }
}
