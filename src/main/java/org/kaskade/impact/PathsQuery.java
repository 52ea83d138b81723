package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.estate.ShownDependency;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.PathsBetween;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.Questions.Answered;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers by which ways one CI depends on another.
@Controller
class PathsQuery {
  private final Questions questions;
  private final PastSnapshots snapshots;
  private final KnownCis known;
  private final ImpactLimits limits;

  PathsQuery(Questions questions, PastSnapshots snapshots, KnownCis known, ImpactLimits limits) {
    this.questions = questions;
    this.snapshots = snapshots;
    this.known = known;
    this.limits = limits;
  }

  record Paths(Revision revision, List<DependencyPath> paths, AnswerCompleteness completeness) {}

  record DependencyPath(int length, Ci start, List<Hop> hops) {}

  record Hop(Ci provider, List<ShownDependency> dependencies) {}

  @QueryMapping
  Paths paths(
      @Argument("from") String start,
      @Argument("to") String end,
      @Argument("first") @Nullable Integer wanted,
      @Argument @Nullable Integer revision,
      DataFetchingEnvironment field) {
    int most =
        ImpactLimits.inRange("first", wanted == null ? 3 : wanted, 1, limits.paths(), "paths");
    Snapshot snapshot = snapshots.at(revision);
    String from = known.meant(snapshot, start);
    String to = known.meant(snapshot, end);
    if (from.equals(to)) {
      throw RequestRefused.invalid(
          "SAME_CI", "'from' and 'to' are both '%s'. Name two CIs.".formatted(from));
    }
    Answered<PathsBetween> answered =
        questions.ask(
            field,
            snapshot,
            List.of(from, to),
            null,
            (graph, patience) -> PathsBetween.of(graph, from, to, most, patience),
            PathsBetween::completeness);
    DependencyGraph graph = answered.graph();
    Ci first = graph.find(from).map(questions::shown).orElseThrow();
    return new Paths(
        answered.revision(),
        answered.answer().paths().stream()
            .map(path ->
                new DependencyPath(
                    path.hops().size(),
                    first,
                    path.hops().stream()
                        .map(hop ->
                            new Hop(
                                questions.shown(hop.provider()),
                                hop.dependencies().stream()
                                    .map(d -> questions.shown(d, graph))
                                    .toList()))
                        .toList()))
            .toList(),
        answered.completeness());
  }
}
