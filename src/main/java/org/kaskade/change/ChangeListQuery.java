package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.windows.TimeSpan;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what is planned and what was, as a list shows it.
@Controller
class ChangeListQuery {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final ListedChanges changes;
  private final Assessor assessor;
  private final Records records;
  private final CurrentActor actor;

  ChangeListQuery(ListedChanges changes, Assessor assessor, Records records, CurrentActor actor) {
    this.changes = changes;
    this.assessor = assessor;
    this.records = records;
    this.actor = actor;
  }

  /// @param revision of the estate that it is about
  record ListedRisk(int score, RiskLevel level, Instant assessedAt, int revision) {}

  @QueryMapping
  Connection<ListedChange> changeList(
      @Argument Instant from,
      @Argument Instant to,
      @Argument @Nullable ChangeListFilter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    ChangeListFilter wanted = filter == null ? ChangeListFilter.ALL : filter;
    TimeSpan stretch = TimeSpan.asked(from, to, LONGEST);
    List<ListedChange> found =
        Boolean.TRUE.equals(wanted.unplanned())
            ? changes.unplanned(actor.actor())
            : changes.within(stretch, actor.actor());
    return Connection.pageOf(
        found.stream().filter(wanted::takes).toList(),
        PageRequest.of(first, after, "changes-by-start"),
        0,
        ListedChange::number);
  }

  @SchemaMapping(typeName = "ListedChange")
  List<ReachedService> services(ListedChange change, @Argument @Nullable Integer first) {
    return change.services().stream().limit(first == null ? 3 : Math.max(0, first)).toList();
  }

  /// What was kept; one that was never submitted is assessed now.
  @BatchMapping(typeName = "ListedChange")
  Map<ListedChange, ListedRisk> risk(List<ListedChange> listed) {
    Map<ListedChange, ListedRisk> risks = new HashMap<>();
    for (ListedChange one : listed) {
      KeptAssessment kept = one.kept();
      KeptAssessment known =
          kept == null
              ? KeptAssessment.of(
                  assessor.assess(ChangeRecords.proposed(one.change())), one.change().version())
              : kept;
      risks.put(
          one, new ListedRisk(known.score(), known.level(), known.assessedAt(), known.revision()));
    }
    return risks;
  }

  @SchemaMapping(typeName = "Change")
  List<String> waitingFor(KeptRecord change) {
    return records.waitingFor(change);
  }

  @SchemaMapping(typeName = "Change")
  boolean waitsForViewer(KeptRecord change) {
    return records.waitsFor(change, actor.actor());
  }
}
