package org.kaskade.windows;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Knows when CIs may be changed. Answers from memory.
///
/// *Keys* are those of the CIs that are changed and of the services that reaches. A CI or service
/// without maintenance windows may be changed whenever there is no blackout.
public interface ChangeCalendar {
  /// The times within a stretch in which something with these keys must not be changed: blackouts,
  /// whole as they are declared, and what lies outside of the windows of each key that has some,
  /// cut to the stretch. By start, then number and key.
  List<ClosedTime> closed(Collection<String> keys, TimeSpan within);

  /// Those of the keys that have maintenance windows.
  Set<String> windowed(Collection<String> keys);

  /// The times within a stretch in which nothing is closed for these keys, those that are long
  /// enough, in order.
  default List<TimeSpan> open(Collection<String> keys, TimeSpan within, Duration atLeast) {
    List<TimeSpan> closed =
        TimeSpan.union(closed(keys, within).stream().map(ClosedTime::time).toList());
    return TimeSpan.without(List.of(within), closed).stream()
        .filter(span -> span.length().compareTo(atLeast) >= 0)
        .toList();
  }

  /// Blackouts that come about within a stretch of time, by start, then number.
  List<Occurrence> blackouts(TimeSpan within);

  /// Maintenance windows that come about within a stretch of time, by start, then number.
  ///
  /// @param keys whose; all when empty
  List<Occurrence> maintenanceWindows(Collection<String> keys, TimeSpan within);
}
