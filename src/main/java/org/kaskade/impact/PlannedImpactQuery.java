package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Proposal;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactDifference;
import org.kaskade.graph.ImpactState;
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

  record PlannedSinglePoint(String service, String component, Criticality criticality) {}

  record PlannedGroup(
      String dependent,
      String group,
      int membersBefore,
      int needBefore,
      int membersAfter,
      int needAfter) {}

  record PlannedWorstCase(String service, ImpactState before, ImpactState after) {}

  /// Worked out once for all fields of a plan.
  @SchemaMapping(typeName = "Plan")
  List<PlannedSinglePoint> singlePointsAppearing(
      Proposal.Carrier plan, DataFetchingEnvironment field) {
    Comparison compared = compared(plan, field);
    return compared.shown(compared.difference().appearing());
  }

  @SchemaMapping(typeName = "Plan")
  List<PlannedSinglePoint> singlePointsDisappearing(
      Proposal.Carrier plan, DataFetchingEnvironment field) {
    Comparison compared = compared(plan, field);
    return compared.shown(compared.difference().disappearing());
  }

  @SchemaMapping(typeName = "Plan")
  List<PlannedGroup> groupsLosingRedundancy(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).difference().weakerGroups().stream()
        .map(PlannedImpactQuery::shown)
        .toList();
  }

  @SchemaMapping(typeName = "Plan")
  List<PlannedWorstCase> worseServices(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return compared(plan, field).difference().worse().stream()
        .map(one -> new PlannedWorstCase(one.of(), one.before(), one.after()))
        .toList();
  }

  @SchemaMapping(typeName = "Plan")
  AnswerCompleteness completeness(Proposal.Carrier plan, DataFetchingEnvironment field) {
    return AnswerCompleteness.of(compared(plan, field).difference().completeness());
  }

  private Comparison compared(Proposal.Carrier plan, DataFetchingEnvironment field) {
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

  /// Both graphs, and how they differ.
  private record Comparison(
      DependencyGraph before, DependencyGraph after, ImpactDifference difference) {
    List<PlannedSinglePoint> shown(List<ImpactDifference.SinglePoint> points) {
      return points.stream()
          .map(point ->
              new PlannedSinglePoint(point.of(), point.component(), criticality(point.of())))
          .toList();
    }

    private Criticality criticality(String key) {
      return after
          .find(key)
          .or(() -> before.find(key))
          .map(ci -> Criticality.valueOf(ci.criticality()))
          .orElseThrow();
    }
  }

  private Comparison compare(Proposal proposal) {
    RevisionCommitted effect = proposal.effect();
    DependencyGraph before = snapshots.newest().graph();
    DependencyGraph after = before.with(translation.delta(effect));
    Set<String> changed = new HashSet<>(effect.dependenciesOf().keySet());
    effect.cis().stream()
        .map(ci -> ci.key())
        .filter(key -> before.find(key).isPresent() != after.find(key).isPresent())
        .forEach(changed::add);
    ImpactDifference difference =
        running.run(
            "planSource",
            List.of(),
            limits.questionTime(),
            patience ->
                ImpactDifference.between(
                    before, after, changed, ci -> schema.isService(ci.ciClass()), patience));
    return new Comparison(before, after, difference);
  }

  private static PlannedGroup shown(ImpactDifference.WeakerGroup group) {
    GroupStatus before = group.before();
    GroupStatus after = group.after();
    return new PlannedGroup(
        group.dependent(),
        group.group(),
        before.members(),
        before.need(),
        after.members(),
        after.need());
  }
}
