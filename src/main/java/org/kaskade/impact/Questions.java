package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.estate.ShownDependency;
import org.kaskade.graph.Completeness;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Patience;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// What the questions about the estate's structure share: they are asked of the newest snapshot,
/// about CIs that are there, with limited patience.
@Component
class Questions {
  private final Snapshots snapshots;
  private final KnownCis known;
  private final RunningQuestions running;
  private final ImpactLimits limits;
  private final GraphTranslation translation;

  Questions(
      Snapshots snapshots,
      KnownCis known,
      RunningQuestions running,
      ImpactLimits limits,
      CmdbSchema schema) {
    this.snapshots = snapshots;
    this.known = known;
    this.running = running;
    this.limits = limits;
    this.translation = new GraphTranslation(schema);
  }

  /// An answer, the revision it is about, and whether it is all there is.
  record Answered<T>(
      T answer, DependencyGraph graph, Revision revision, AnswerCompleteness completeness) {}

  /// Asks a question.
  ///
  /// @param field that asks it
  /// @param keys the CIs it is about; each has to be there
  /// @param timeLimit how long it may take; null for as long as the setting allows
  <T> Answered<T> ask(
      DataFetchingEnvironment field,
      Collection<String> keys,
      @Nullable Duration timeLimit,
      BiFunction<DependencyGraph, Patience, T> question,
      Function<T, Completeness> completeness) {
    return ask(field, snapshots.newest(), keys, timeLimit, question, completeness);
  }

  /// The same of a snapshot, which may be one of the past.
  <T> Answered<T> ask(
      DataFetchingEnvironment field,
      Snapshot snapshot,
      Collection<String> keys,
      @Nullable Duration timeLimit,
      BiFunction<DependencyGraph, Patience, T> question,
      Function<T, Completeness> completeness) {
    Duration limit = limits.questionTime(timeLimit);
    known.check(snapshot, keys);
    T answer =
        running.run(
            field.getField().getName(),
            keys,
            limit,
            patience -> question.apply(snapshot.graph(), patience));
    return new Answered<>(
        answer,
        snapshot.graph(),
        snapshot.revision(),
        AnswerCompleteness.of(completeness.apply(answer)));
  }

  /// The same for a field whose type has no room for revision and completeness.
  <T> T askForList(
      DataFetchingEnvironment field,
      Collection<String> keys,
      BiFunction<DependencyGraph, Patience, T> question,
      Function<T, Completeness> completeness) {
    Answered<T> answered = ask(field, keys, null, question, completeness);
    AnswerNotes.add(field, answered.revision(), answered.completeness());
    return answered.answer();
  }

  /// The key by which a CI is asked about now, where it is given an old one.
  String meant(String key) {
    return known.meant(snapshots.newest(), key);
  }

  List<String> meant(Collection<String> keys) {
    return keys.stream().map(this::meant).distinct().toList();
  }

  Ci shown(GraphCi ci) {
    return translation.ci(ci);
  }

  List<Ci> shown(List<GraphCi> cis) {
    return cis.stream().map(translation::ci).toList();
  }

  ShownDependency shown(GraphDependency dependency, DependencyGraph graph) {
    return ImpactAnalysis.dependency(dependency, graph, translation);
  }
}
