package org.kaskade.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaskade.estate.CodePoints;
import org.kaskade.windows.TimeSpan;

/// When a change could run without doing harm: spans that no blackout, no time outside maintenance
/// windows and no change that it would collide with touches.
///
/// @param slots the earliest start in each free span that is long enough, in order
/// @param blocked why earlier starts aren't safe, in order; overlapping spans of different reasons
///   stand side by side
record SafeSlots(List<Slot> slots, List<Blocked> blocked) {
  SafeSlots {
    slots = List.copyOf(slots);
    blocked = List.copyOf(blocked);
  }

  /// A safe time for the change.
  ///
  /// @param freeUntil when the next obstacle begins, or the search ended
  record Slot(TimeSpan window, Instant freeUntil) {
    public Instant start() {
      return window.start();
    }

    public Instant end() {
      return window.end();
    }
  }

  /// A span in which the change must not run.
  ///
  /// @param change number of the change it would collide with, or empty
  /// @param reasons a sentence for people, by language
  record Blocked(TimeSpan window, Reason reason, String change, Map<String, String> reasons) {
    public Instant start() {
      return window.start();
    }

    public Instant end() {
      return window.end();
    }

    private static final Comparator<Blocked> ORDER =
        Comparator.comparing((Blocked one) -> one.window().start())
            .thenComparing(one -> one.window().end())
            .thenComparing(Blocked::reason)
            .thenComparing(Blocked::change, CodePoints.ORDER)
            .thenComparing(one -> one.reasons().toString(), CodePoints.ORDER);
  }

  /// Why a span isn't safe.
  enum Reason {
    /// A blackout.
    BLACKOUT,
    /// Between the maintenance windows of one of its CIs.
    OUTSIDE_WINDOW,
    /// Another change runs that it would collide with.
    COLLISION,
    /// Nothing stands in the way, but not for long enough.
    TOO_SHORT
  }

  /// Finds slots within a horizon.
  ///
  /// @param length how long the change takes
  /// @param most how many slots
  static SafeSlots of(TimeSpan horizon, Duration length, List<Blocked> obstacles, int most) {
    List<Blocked> sorted = new ArrayList<>(obstacles);
    sorted.sort(Blocked.ORDER);
    List<Slot> slots = new ArrayList<>();
    List<Blocked> blocked = new ArrayList<>();
    Instant free = horizon.start();
    int next = 0;
    while (slots.size() < most && free.isBefore(horizon.end())) {
      // An obstacle that ended before is none any more.
      while (next < sorted.size() && !sorted.get(next).window().start().isAfter(free)) {
        Blocked one = sorted.get(next++);
        blocked.add(one);
        free = later(free, one.window().end());
      }
      Instant until = next < sorted.size() ? sorted.get(next).window().start() : horizon.end();
      until = until.isBefore(horizon.end()) ? until : horizon.end();
      if (!free.isBefore(until)) {
        continue;
      }
      TimeSpan span = new TimeSpan(free, until);
      if (span.length().compareTo(length) >= 0) {
        slots.add(new Slot(new TimeSpan(free, free.plus(length)), until));
      } else {
        blocked.add(tooShort(span, length));
      }
      free = until;
    }
    return new SafeSlots(slots, blocked);
  }

  private static Blocked tooShort(TimeSpan span, Duration length) {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put(
        "en",
        "Free for %d minutes only; the change takes %d."
            .formatted(span.length().toMinutes(), length.toMinutes()));
    reasons.put(
        "de",
        "Nur %d Minuten frei; der Change dauert %d."
            .formatted(span.length().toMinutes(), length.toMinutes()));
    return new Blocked(span, Reason.TOO_SHORT, "", reasons);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
