package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.graph.CutSets;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.SinglePointsOfFailure;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.Questions.Answered;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what takes a CI down: single CIs, and small sets of them that do it together.
@Controller
class FailureAnalysisQuery {
  private final Questions questions;
  private final ImpactLimits limits;

  FailureAnalysisQuery(Questions questions, ImpactLimits limits) {
    this.questions = questions;
    this.limits = limits;
  }

  /// CIs that bring another one down together.
  record CutSet(List<Ci> members) {}

  /// Everything of the kind about one CI; the lists are paged.
  record FailureAnalysis(
      Ci ci, Revision revision, List<CutSets.CutSet> sets, AnswerCompleteness completeness) {}

  @QueryMapping
  List<Ci> singlePointsOfFailure(@Argument("of") String given, DataFetchingEnvironment field) {
    String of = questions.meant(given);
    return questions.shown(
        questions
            .askForList(
                field,
                List.of(of),
                (graph, patience) -> SinglePointsOfFailure.of(graph, of, patience),
                SinglePointsOfFailure::completeness)
            .cis());
  }

  @QueryMapping
  List<CutSet> cutSets(
      @Argument("of") String given,
      @Argument @Nullable Integer maxSize,
      DataFetchingEnvironment field) {
    String of = questions.meant(given);
    int largest = largest(maxSize);
    return questions
        .askForList(
            field,
            List.of(of),
            (graph, patience) -> CutSets.of(graph, of, largest, limits.cutSets(), patience),
            CutSets::completeness)
        .sets()
        .stream()
        .map(this::shown)
        .toList();
  }

  @QueryMapping
  FailureAnalysis failureAnalysis(
      @Argument("of") String given,
      @Argument @Nullable Integer maxSize,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    String of = questions.meant(given);
    int largest = largest(maxSize);
    Answered<CutSets> answered =
        questions.ask(
            field,
            List.of(of),
            timeLimit,
            (graph, patience) -> CutSets.of(graph, of, largest, limits.cutSets(), patience),
            CutSets::completeness);
    return new FailureAnalysis(
        questions.shown(answered.answer().of()),
        answered.revision(),
        answered.answer().sets(),
        answered.completeness());
  }

  @SchemaMapping(typeName = "FailureAnalysis")
  Connection<Ci> singlePointsOfFailure(
      FailureAnalysis analysis,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<GraphCi> singlePoints =
        analysis.sets().stream()
            .filter(set -> set.members().size() == 1)
            .map(set -> set.members().getFirst())
            .toList();
    return Connection.pageOf(
            singlePoints,
            PageRequest.of(first, after, "single-points"),
            analysis.revision().number(),
            GraphCi::key)
        .map(questions::shown);
  }

  @SchemaMapping(typeName = "FailureAnalysis")
  Connection<CutSet> cutSets(
      FailureAnalysis analysis,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
            analysis.sets(),
            PageRequest.of(first, after, "cut-sets"),
            analysis.revision().number(),
            set -> set.members().stream().map(GraphCi::key).collect(Collectors.joining("\n")))
        .map(this::shown);
  }

  private CutSet shown(CutSets.CutSet set) {
    return new CutSet(questions.shown(set.members()));
  }

  private static int largest(@Nullable Integer maxSize) {
    int largest = maxSize == null ? 2 : maxSize;
    if (largest < 1 || largest > CutSets.LARGEST) {
      throw RequestRefused.limit(
          "MAX_SIZE_OUT_OF_RANGE",
          "'maxSize' is %d; give 1 to %d.".formatted(largest, CutSets.LARGEST));
    }
    return largest;
  }
}
