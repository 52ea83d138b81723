package org.kaskade.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordLink;
import org.kaskade.records.RecordListener;
import org.kaskade.records.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The windows and blackouts among the records, in memory.
///
/// Read again after a change of theirs in this process, and otherwise at most a second after
/// another instance changed one.
@Component
class KeptWindows implements DeclaredWindows, RecordListener {
  private static final Logger LOG = LoggerFactory.getLogger(KeptWindows.class);

  /// The record types, as `cmdb-schema/records` names them.
  static final String MAINTENANCE_WINDOW = "MaintenanceWindow";

  static final String BLACKOUT = "Blackout";

  private static final List<String> IN_FORCE = List.of("active");
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ObjectProvider<Records> records;
  private final ReentrantLock reading = new ReentrantLock();

  /// @param versions of the records that the windows were made of
  private record Read(List<DeclaredWindow> windows, List<String> versions, long atNanos) {}

  private volatile @Nullable Read read;
  private volatile boolean stale;

  KeptWindows(ObjectProvider<Records> records) {
    this.records = records;
  }

  @Override
  public void changed(@Nullable KeptRecord before, KeptRecord after) {
    if (after.type().equals(MAINTENANCE_WINDOW) || after.type().equals(BLACKOUT)) {
      stale = true;
    }
  }

  @Override
  public List<DeclaredWindow> now() {
    Read known = read;
    if (known != null && !stale && System.nanoTime() - known.atNanos() < FRESH_NANOS) {
      return known.windows();
    }
    reading.lock();
    try {
      known = read;
      if (known == null || stale || System.nanoTime() - known.atNanos() >= FRESH_NANOS) {
        stale = false;
        known = readAgain(known);
        read = known;
      }
      return known.windows();
    } finally {
      reading.unlock();
    }
  }

  /// Keeps what was worked out of windows that are as they were.
  private Read readAgain(@Nullable Read before) {
    List<KeptRecord> found = new ArrayList<>();
    Records kept = records.getIfAvailable();
    if (kept != null) {
      found.addAll(kept.of(MAINTENANCE_WINDOW, IN_FORCE));
      found.addAll(kept.of(BLACKOUT, IN_FORCE));
    }
    List<String> versions =
        found.stream().map(record -> record.number() + "/" + record.version()).toList();
    return before != null && before.versions().equals(versions)
        ? new Read(before.windows(), versions, System.nanoTime())
        : new Read(
            found.stream().flatMap(record -> declared(record).stream()).toList(),
            versions,
            System.nanoTime());
  }

  private static Optional<DeclaredWindow> declared(KeptRecord record) {
    try {
      Set<String> of = record.linked("of").stream().map(RecordLink::to).collect(Collectors.toSet());
      return Optional.of(
          new DeclaredWindow(
              record.number(),
              record.text("title").orElse(record.number()),
              record.type().equals(BLACKOUT)
                  ? ClosedTime.Kind.BLACKOUT
                  : ClosedTime.Kind.OUTSIDE_WINDOW,
              of,
              WindowText.of(record).times()));
    } catch (InvalidWindow unreadable) {
      LOG.warn("{} is left out of the calendar: {}", record.number(), unreadable.getMessage());
      return Optional.empty();
    }
  }
}
