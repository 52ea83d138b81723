package org.kaskade.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Lifecycle;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.impact.RecentChanges;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordListener;
import org.kaskade.records.Records;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.store.StoreWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The changes that are scheduled, with what collides, and those that went before.
///
/// Read from the records when the program starts; after that each operation on a change of this
/// process is told as it happens, and those of other processes are found by looking every half a
/// minute, if anything at all was written. The estate is followed when it changes, and at the
/// latest when somebody asks.
@Component
class ChangeSchedule extends StoreWatch implements RecordListener, RecentChanges {
  /// How far back a change is of interest to who looks for the cause of an outage.
  static final Duration RECENT = Duration.ofDays(14);

  private static final int MOST_REVISIONS = 1_000;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private final ObjectProvider<Records> records;
  private final Scenarios scenarios;
  private final EstateReader estate;
  private final RiskPolicy policy;
  private final CmdbSchema schema;
  private final Clock clock;
  private final ChangeHistory history = new ChangeHistory();
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private @Nullable CollisionIndex index;
  private @Nullable Snapshot followed;
  private int lookedAt = -1;

  /// What is known of a change.
  private record Seen(int version, Instant made) {
    static Seen of(KeptRecord record) {
      return new Seen(record.version(), record.made());
    }
  }

  ChangeSchedule(
      ObjectProvider<Records> records,
      Scenarios scenarios,
      EstateReader estate,
      RiskPolicy policy,
      CmdbSchema schema,
      Clock clock) {
    super("schedule-changes", LOOK_EVERY);
    this.records = records;
    this.scenarios = scenarios;
    this.estate = estate;
    this.policy = policy;
    this.schema = schema;
    this.clock = clock;
  }

  /// The pairs that collide, about the estate as {@link #current} last told it.
  synchronized CollisionIndex index() {
    return loaded();
  }

  ChangeHistory history() {
    return history;
  }

  /// Catches up with the estate.
  ///
  /// @return the estate that the index is about from now on
  synchronized Snapshot current() {
    if (isOfAnotherStore()) {
      forget();
    }
    CollisionIndex pairs = loaded();
    Snapshot before = followed;
    Snapshot newest = scenarios.newest();
    if (before == null || before.revision().number() != newest.revision().number()) {
      pairs.follow(newest.graph(), before == null ? null : changed(before, newest));
      followed = newest;
    }
    return newest;
  }

  /// Whether the store was wiped or restored since: what is known is of a history that is no more.
  private boolean isOfAnotherStore() {
    Snapshot before = followed;
    return before != null && scenarios.newest().revision().number() < before.revision().number();
  }

  private boolean isOfAnotherStore(KeptRecord record) {
    Seen before = seen.get(record.number());
    return before != null && !before.made().equals(record.made());
  }

  private void forget() {
    index = null;
    followed = null;
    seen.keySet().forEach(history::remove);
    seen.clear();
    running.clear();
  }

  private CollisionIndex loaded() {
    CollisionIndex known = index;
    if (known == null) {
      Snapshot newest = scenarios.newest();
      known = new CollisionIndex(newest.graph(), ci -> schema.isService(ci.ciClass()));
      index = known;
      followed = newest;
      load(known);
    }
    return known;
  }

  private void load(CollisionIndex pairs) {
    Instant now = clock.instant();
    List<ScheduledChange> scheduled = new ArrayList<>();
    for (KeptRecord record : records.getObject().of(ChangeRecords.TYPE)) {
      seen.put(record.number(), Seen.of(record));
      note(record);
      ChangeRecords.scheduled(record, policy.counts(), now).ifPresent(scheduled::add);
    }
    pairs.put(scheduled);
  }

  /// Keys of the CIs that came, went, or needed something else since; null where that isn't known.
  private @Nullable Set<String> changed(Snapshot before, Snapshot newest) {
    int from = before.revision().number();
    int to = newest.revision().number();
    if (to < from || to - from > MOST_REVISIONS) {
      return null;
    }
    Set<String> changed = new HashSet<>();
    int reached = from;
    for (RevisionCommitted revision : estate.since(from, MOST_REVISIONS)) {
      if (revision.revision().number() != reached + 1) {
        return null;
      }
      reached++;
      changed.addAll(revision.dependenciesOf().keySet());
      for (Ci ci : revision.cis()) {
        if (ci.lifecycle() == Lifecycle.RETIRED || before.graph().find(ci.key()).isEmpty()) {
          changed.add(ci.key());
        }
      }
    }
    return reached >= to ? changed : null;
  }

  @Override
  public void changed(@Nullable KeptRecord before, KeptRecord after) {
    if (after.type().equals(ChangeRecords.TYPE)) {
      take(List.of(after));
    }
  }

  /// Takes in changes that are newer than what is known of them.
  private synchronized void take(List<KeptRecord> changes) {
    if (isOfAnotherStore() || changes.stream().anyMatch(this::isOfAnotherStore)) {
      forget();
    }
    CollisionIndex pairs = loaded();
    Instant now = clock.instant();
    List<ScheduledChange> scheduled = new ArrayList<>();
    for (KeptRecord record : changes) {
      Seen before = seen.get(record.number());
      if (before == null || before.version() < record.version()) {
        seen.put(record.number(), Seen.of(record));
        note(record);
        ChangeRecords.scheduled(record, policy.counts(), now)
            .ifPresentOrElse(scheduled::add, () -> pairs.remove(record.number()));
      }
    }
    pairs.put(scheduled);
  }

  private void note(KeptRecord record) {
    ChangeRecords.past(record).ifPresentOrElse(history::put, () -> history.remove(record.number()));
    if (record.state().equals(ChangeRecords.IN_PROGRESS)) {
      running.add(record.number());
    } else {
      running.remove(record.number());
    }
  }

  @Override
  public Optional<Instant> lastChanged(String key) {
    return history.recent(key, clock.instant().minus(RECENT)).stream()
        .map(PastChange::at)
        .findFirst();
  }

  /// Catches up with the estate after a revision, off the writer's thread.
  @EventListener
  void on(RevisionCommitted committed) {
    soon(this::current);
  }

  @Override
  protected void look() {
    int newest = scenarios.newest().revision().number();
    Records kept = records.getObject();
    boolean written;
    List<String> overdue;
    synchronized (this) {
      written = newest != lookedAt;
      lookedAt = newest;
      overdue = List.copyOf(running);
    }
    if (written) {
      take(kept.of(ChangeRecords.TYPE));
    }
    Instant now = clock.instant();
    for (KeptRecord record : kept.find(overdue).values()) {
      synchronized (this) {
        if (running.contains(record.number())) {
          ChangeRecords.scheduled(record, policy.counts(), now)
              .ifPresent(change -> loaded().put(List.of(change)));
        }
      }
    }
  }

  @Override
  public void start() {
    super.start();
    // Ten thousand changes take a while; who asks meanwhile waits, and nobody else.
    soon(this::current);
  }

  /// After the snapshot, before the web server.
  @Override
  public int getPhase() {
    return 1;
  }
}
