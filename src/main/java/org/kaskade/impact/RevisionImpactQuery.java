package org.kaskade.impact;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Revision;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers how a revision changed what failures do to services: the estate as it was after it is
/// compared with the same without what it did.
@Controller
class RevisionImpactQuery {
  private final PastSnapshots past;
  private final EstateReader estate;
  private final RunningQuestions running;
  private final ImpactLimits limits;
  private final CmdbSchema schema;
  private final GraphTranslation translation;

  RevisionImpactQuery(
      PastSnapshots past,
      EstateReader estate,
      RunningQuestions running,
      ImpactLimits limits,
      CmdbSchema schema) {
    this.past = past;
    this.estate = estate;
    this.running = running;
    this.limits = limits;
    this.schema = schema;
    this.translation = new GraphTranslation(schema);
  }

  @QueryMapping
  ComparedImpact revisionImpact(@Argument int number, @Argument @Nullable Duration timeLimit) {
    Duration limit = limits.questionTime(timeLimit);
    Revision revision =
        estate
            .revision(number)
            .orElseThrow(() ->
                RequestRefused.notFound(
                    "UNKNOWN_REVISION", "There is no revision %d.".formatted(number)));
    DependencyGraph after = past.at(number, limit).graph();
    RevisionCommitted undone = estate.undone(revision);
    DependencyGraph before = after.with(translation.delta(undone));
    return running.run(
        "revisionImpact",
        List.of(),
        limit,
        patience -> ComparedImpact.of(before, after, undone, schema, patience));
  }
}
