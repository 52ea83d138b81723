package org.kaskade.windows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A maintenance window or blackout, with its times.
///
/// Times are worked out a year at a time and remembered, since many changes ask about the same
/// weeks.
final class DeclaredWindow {
  private final String number;
  private final String title;
  private final ClosedTime.Kind kind;
  private final Set<String> of;
  private final WindowTimes times;
  private final Map<Integer, List<TimeSpan>> byYear = new ConcurrentHashMap<>();

  /// @param kind what it makes of time: a blackout closes its own, a maintenance window all other
  /// @param of keys of CIs and services it is about; a blackout about none is about all
  DeclaredWindow(
      String number, String title, ClosedTime.Kind kind, Set<String> of, WindowTimes times) {
    this.number = number;
    this.title = title;
    this.kind = kind;
    this.of = Set.copyOf(of);
    this.times = times;
  }

  String number() {
    return number;
  }

  String title() {
    return title;
  }

  Set<String> of() {
    return of;
  }

  WindowTimes times() {
    return times;
  }

  boolean blackout() {
    return kind == ClosedTime.Kind.BLACKOUT;
  }

  /// The occurrences that overlap a stretch of time, by start.
  List<TimeSpan> within(TimeSpan stretch) {
    int first = year(stretch.start());
    int last = year(stretch.end());
    Set<TimeSpan> found = new LinkedHashSet<>();
    for (int year = first; year <= last; year++) {
      for (TimeSpan span : byYear.computeIfAbsent(year, this::ofYear)) {
        if (!span.start().isBefore(stretch.end())) {
          break;
        }
        if (span.overlaps(stretch)) {
          found.add(span);
        }
      }
    }
    return List.copyOf(found);
  }

  private List<TimeSpan> ofYear(int year) {
    return times.within(new TimeSpan(start(year), start(year + 1)));
  }

  private static Instant start(int year) {
    return Instant.parse("%04d-01-01T00:00:00Z".formatted(year));
  }

  private static int year(Instant time) {
    return time.atOffset(ZoneOffset.UTC).getYear();
  }
}
