package org.kaskade.records;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.RevisionNotes;
import org.kaskade.store.StoreWatch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells listeners what other instances on the same store do to records.
///
/// Looks at the journal twice a second. What this process wrote itself was told when it was
/// written; now and then it may be told a second time, which does no harm, since an image is
/// absolute.
@Component
class OthersRecords extends StoreWatch {
  private static final int AT_ONCE = 1_000;

  private final EstateReader estate;
  private final RevisionNotes notes;
  private final RecordListeners listeners;
  private final Set<Integer> own = ConcurrentHashMap.newKeySet();
  private int seen;

  OthersRecords(
      EstateReader estate,
      RevisionNotes notes,
      RecordListeners listeners,
      @Value("${kaskade.snapshot.look-every-ms:500}") long lookEveryMs) {
    super("schedule-others-records", Duration.ofMillis(lookEveryMs));
    this.estate = estate;
    this.notes = notes;
    this.listeners = listeners;
  }

  /// A revision that this process wrote and told.
  void told(int revision) {
    own.add(revision);
  }

  @Override
  protected synchronized void look() {
    int newest = estate.latest().number();
    if (newest < seen) {
      // The store was wiped or restored.
      seen = newest;
      own.clear();
    }
    while (seen < newest) {
      int to = Math.min(newest, seen + AT_ONCE);
      for (RevisionNotes.Kept<RecordImage> kept : notes.between(seen, to, RecordImage.class)) {
        if (!own.contains(kept.revision().number())) {
          listeners.tell(kept.image());
        }
      }
      seen = to;
      own.removeIf(revision -> revision <= to);
    }
  }

  @Override
  public void start() {
    seen = estate.latest().number();
    super.start();
  }
}
