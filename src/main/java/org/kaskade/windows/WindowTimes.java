package org.kaskade.windows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The times of a window: once, or again and again on the clock of a place.
///
/// A start that the clock jumps over in spring is an hour later that day; one that it shows twice
/// in autumn is the first of the two. Both as RFC 5545 has it. A window that the clock jumps over
/// from start to end doesn't come about that day.
///
/// @param start the first one's, on the clock
/// @param length how each ends
/// @param zone the place of the clock
/// @param rule when it comes again; null when it comes once
/// @param except days on which it doesn't begin, though the rule says so
record WindowTimes(
    LocalDateTime start,
    Length length,
    ZoneId zone,
    @Nullable RecurrenceRule rule,
    Set<LocalDate> except) {
  /// The clock is put forward or back by less, everywhere and ever.
  private static final Duration LARGEST_JUMP = Duration.ofDays(1);

  WindowTimes {
    except = Set.copyOf(except);
  }

  /// How an occurrence ends.
  sealed interface Length {
    /// When the one that starts then is over.
    ///
    /// @param start on the clock, whether or not the clock shows it that day
    Instant end(LocalDateTime start, ZoneId zone);

    /// How long it is on an ordinary day.
    Duration usual();

    /// At a time on the clock: from 22:00 to 06:00 is 7, 8 or 9 hours.
    record OnTheClock(Duration usual) implements Length {
      @Override
      public Instant end(LocalDateTime start, ZoneId zone) {
        return start.plus(usual).atZone(zone).toInstant();
      }
    }

    /// After some time: 8 hours are 8 hours.
    record Lasting(Duration usual) implements Length {
      @Override
      public Instant end(LocalDateTime start, ZoneId zone) {
        return start.atZone(zone).plus(usual).toInstant();
      }
    }
  }

  /// The occurrences that overlap a stretch of time, in order.
  ///
  /// Takes time in proportion to the stretch alone, unless the rule counts: then also to the time
  /// since the first, some 10 ms for a century.
  List<TimeSpan> within(TimeSpan stretch) {
    LocalDateTime earliest =
        LocalDateTime.ofInstant(stretch.start(), zone).minus(length.usual()).minus(LARGEST_JUMP);
    LocalDateTime latest = LocalDateTime.ofInstant(stretch.end(), zone).plus(LARGEST_JUMP);
    List<TimeSpan> found = new ArrayList<>();
    for (LocalDateTime local : starts(earliest, latest)) {
      Instant begin = local.atZone(zone).toInstant();
      Instant end = length.end(local, zone);
      if (end.isAfter(begin)
          && begin.isBefore(stretch.end())
          && end.isAfter(stretch.start())
          && !except.contains(local.toLocalDate())) {
        found.add(new TimeSpan(begin, end));
      }
    }
    // A start that was jumped over may come after the next one.
    found.sort(Comparator.comparing(TimeSpan::start));
    return found;
  }

  private List<LocalDateTime> starts(LocalDateTime earliest, LocalDateTime latest) {
    if (rule == null) {
      return List.of(start);
    }
    List<LocalDateTime> starts = new ArrayList<>();
    Frequency frequency = rule.frequency();
    LocalDate origin = frequency.first(start.toLocalDate(), rule.weekStart());
    long period = rule.count() == null ? skipped(rule, origin, earliest) : 0;
    int counted = 0;
    while (true) {
      LocalDate first = frequency.plus(origin, period);
      if (first.isAfter(latest.toLocalDate())) {
        return starts;
      }
      for (LocalDateTime local : ofPeriod(rule, first)) {
        boolean over =
            (rule.count() != null && counted == rule.count())
                || (rule.until() != null && !rule.until().allows(local.atZone(zone)));
        if (over) {
          return starts;
        }
        counted++;
        if (!local.isBefore(earliest)) {
          starts.add(local);
        }
      }
      period += rule.interval();
    }
  }

  /// How many periods can be passed over: all that end before a time, in whole intervals.
  private static long skipped(RecurrenceRule rule, LocalDate origin, LocalDateTime earliest) {
    LocalDate first = rule.frequency().first(earliest.toLocalDate(), rule.weekStart());
    long periods = Math.max(0, rule.frequency().between(origin, first));
    return periods / rule.interval() * rule.interval();
  }

  private List<LocalDateTime> ofPeriod(RecurrenceRule rule, LocalDate first) {
    List<LocalDateTime> all = new ArrayList<>();
    for (LocalDate day : rule.days(first, start.toLocalDate())) {
      rule.times(start.toLocalTime()).forEach(time -> all.add(day.atTime(time)));
    }
    List<LocalDateTime> chosen = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean wanted =
          rule.positions().isEmpty()
              || rule.positions().contains(i + 1)
              || rule.positions().contains(i - all.size());
      if (wanted && !all.get(i).isBefore(start)) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }
}
