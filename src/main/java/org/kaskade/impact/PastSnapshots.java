package org.kaskade.impact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Dependency;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Revision;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// The estate as it was: the newest snapshot with the journal taken back.
///
/// Costs what the revisions in between changed, and nothing for a revision that was asked for just
/// before.
@Component
class PastSnapshots {
  private static final int KEPT = 2;

  private final Snapshots snapshots;
  private final EstateReader estate;
  private final ImpactLimits limits;
  private final GraphTranslation translation;
  private final Map<Integer, Snapshot> kept = new LinkedHashMap<>();

  PastSnapshots(Snapshots snapshots, EstateReader estate, ImpactLimits limits, CmdbSchema schema) {
    this.snapshots = snapshots;
    this.estate = estate;
    this.limits = limits;
    this.translation = new GraphTranslation(schema);
  }

  /// The snapshot of a revision; the newest one when null.
  ///
  /// @throws RequestRefused for a revision that isn't there, or too many changes ago
  Snapshot at(@Nullable Integer revision) {
    return at(revision, limits.questionTime());
  }

  /// @param limit how long going back may take
  Snapshot at(@Nullable Integer revision, Duration limit) {
    Snapshot newest = snapshots.newest();
    if (revision == null || revision == newest.revision().number()) {
      return newest;
    }
    if (revision < 0 || revision > newest.revision().number()) {
      throw RequestRefused.notFound(
          "UNKNOWN_REVISION",
          "There is no revision %d; the newest is %d."
              .formatted(revision, newest.revision().number()));
    }
    synchronized (kept) {
      Snapshot known = kept.get(revision);
      if (known != null) {
        return known;
      }
    }
    Snapshot past = takenBack(newest, revision, limit);
    synchronized (kept) {
      kept.put(revision, past);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return past;
  }

  private Snapshot takenBack(Snapshot newest, int to, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<String, Ci> cis = new HashMap<>();
    Map<String, List<Dependency>> dependenciesOf = new HashMap<>();
    for (int number = newest.revision().number(); number > to; number--) {
      if (System.nanoTime() > deadline) {
        throw RequestRefused.limit(
            "REVISION_TOO_LONG_AGO",
            "Going back from revision %d to %d takes longer than %s; %d was reached. Allow more time, at most %s (kaskade.limits.question-time), or ask a newer one."
                .formatted(newest.revision().number(), to, limit, number, limits.questionTime()));
      }
      // Older images replace newer ones: the oldest is what stood before all of them.
      RevisionCommitted undone = estate.undone(revision(number));
      undone.cis().forEach(ci -> cis.put(ci.key(), ci));
      dependenciesOf.putAll(undone.dependenciesOf());
    }
    Revision then = to == 0 ? Revision.NONE : revision(to);
    var back = new RevisionCommitted(then, new ArrayList<>(cis.values()), dependenciesOf);
    return new Snapshot(then, newest.graph().with(translation.delta(back)));
  }

  private Revision revision(int number) {
    Optional<Revision> found = estate.revision(number);
    return found.orElseThrow(() ->
        RequestRefused.notFound(
            "UNKNOWN_REVISION", "Revision %d is not in the store any more.".formatted(number)));
  }
}
