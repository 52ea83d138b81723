package org.kaskade.windows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kaskade.graphql.RequestRefused;

/// A stretch of time.
///
/// @param end the first moment after it
public record TimeSpan(Instant start, Instant end) {
  public TimeSpan {
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("%s isn't after %s".formatted(end, start));
    }
  }

  /// One that somebody asks about; refused when it ends before it begins, or is longer than this.
  public static TimeSpan asked(Instant from, Instant to, Duration longest) {
    if (!to.isAfter(from)) {
      throw RequestRefused.invalid(
          "INVALID_PERIOD", "'to' is %s, which isn't after 'from' (%s).".formatted(to, from));
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw RequestRefused.limit(
          "PERIOD_TOO_LONG",
          "From %s to %s are more than %d days. Ask for a shorter time."
              .formatted(from, to, longest.toDays()));
    }
    return new TimeSpan(from, to);
  }

  public boolean overlaps(TimeSpan other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  public boolean contains(TimeSpan other) {
    return !start.isAfter(other.start) && !other.end.isAfter(end);
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  /// What both have in common; only of spans that overlap.
  public TimeSpan overlap(TimeSpan other) {
    return new TimeSpan(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  /// The same time in as few spans as can be, in order: those that overlap or touch become one.
  public static List<TimeSpan> union(List<TimeSpan> spans) {
    List<TimeSpan> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparing(TimeSpan::start));
    List<TimeSpan> joined = new ArrayList<>();
    for (TimeSpan span : sorted) {
      TimeSpan last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || span.start.isAfter(last.end)) {
        joined.add(span);
      } else if (span.end.isAfter(last.end)) {
        joined.set(joined.size() - 1, new TimeSpan(last.start, span.end));
      }
    }
    return joined;
  }

  /// What is left of a union without what is in another.
  public static List<TimeSpan> without(List<TimeSpan> union, List<TimeSpan> taken) {
    List<TimeSpan> left = new ArrayList<>();
    for (TimeSpan span : union) {
      Instant from = span.start;
      for (TimeSpan hole : taken) {
        if (hole.start.isBefore(span.end) && from.isBefore(hole.end)) {
          if (from.isBefore(hole.start)) {
            left.add(new TimeSpan(from, hole.start));
          }
          from = hole.end;
        }
      }
      if (from.isBefore(span.end)) {
        left.add(new TimeSpan(from, span.end));
      }
    }
    return left;
  }
}
