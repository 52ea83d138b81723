package org.kaskade.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.Scenarios;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Operation;
import org.kaskade.records.Records;
import org.kaskade.store.StoreWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Asks again about changes that got worse since they were decided on.
///
/// Looks every minute, if anything was written since, at all changes that were approved and don't
/// run yet; each is assessed anew. Worse is a service that fares worse, a change that it collides
/// with now, or a blackout or window in its way; not what time alone brings, such as the lead time.
@Component
class Reassessments extends StoreWatch {
  private static final Logger LOG = LoggerFactory.getLogger(Reassessments.class);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final List<String> DECIDED = List.of("active");
  private static final String ASK_AGAIN = "askAgain";
  private static final String WINDOW = "window";

  private final Records records;
  private final Assessor assessor;
  private final KeptAssessments kept;
  private final Scenarios scenarios;
  private int lookedAt = -1;

  Reassessments(Records records, Assessor assessor, KeptAssessments kept, Scenarios scenarios) {
    super("schedule-reassessments", LOOK_EVERY);
    this.records = records;
    this.assessor = assessor;
    this.kept = kept;
    this.scenarios = scenarios;
  }

  /// Looks at all changes that were decided on, unless nothing was written since the last look.
  @Override
  protected void look() {
    int newest = scenarios.newest().revision().number();
    if (newest == lookedAt) {
      return;
    }
    List<KeptRecord> decided =
        records.of(ChangeRecords.TYPE, DECIDED).stream()
            .filter(change -> !change.state().equals(ChangeRecords.IN_PROGRESS))
            .toList();
    Map<String, KeptAssessment> then =
        kept.newest(decided.stream().map(KeptRecord::number).toList());
    for (KeptRecord change : decided) {
      KeptAssessment before = then.get(change.number());
      if (before != null) {
        compare(change, before);
      }
    }
    lookedAt = newest;
  }

  private void compare(KeptRecord change, KeptAssessment then) {
    Assessment now = assessor.assess(ChangeRecords.proposed(change));
    List<String> worse =
        worse(RiskDifference.between(then, KeptAssessment.of(now, change.version())));
    if (worse.isEmpty()) {
      return;
    }
    try {
      records.perform(
          change.number(),
          ASK_AGAIN,
          Map.of(),
          new Operation(
              Records.PROGRAM,
              "It got worse since it was decided on: " + String.join("; ", worse) + ".",
              null,
              change.version()));
    } catch (RequestRefused changedMeanwhile) {
      LOG.debug("{} is not asked about again", change.number(), changedMeanwhile);
    }
  }

  /// What got worse, a phrase each.
  static List<String> worse(RiskDifference difference) {
    List<String> worse = new ArrayList<>();
    for (RiskDifference.Service service : difference.services()) {
      if (service.after().compareTo(service.before()) > 0) {
        worse.add(
            "%s would be %s, not %s".formatted(service.key(), service.after(), service.before()));
      }
    }
    difference.newCollisions().forEach(number -> worse.add("it collides with " + number));
    for (RiskDifference.Factor factor : difference.factors()) {
      Integer before = factor.before();
      Integer after = factor.after();
      if (factor.name().equals(WINDOW) && before != null && after != null && after > before) {
        worse.add("a blackout or maintenance window is in its way");
      }
    }
    return worse;
  }
}
