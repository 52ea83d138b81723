package org.kaskade.windows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// When windows and blackouts come about.
@Controller
class WindowFields {
  /// So that an answer stays within the limits whatever the rules say.
  private static final Duration LONGEST = Duration.ofDays(366);

  private static final int MOST = 10_000;
  private static final int MOST_KEYS = 1_000;

  private final ChangeCalendar calendar;
  private final ZoneId zone;

  WindowFields(ChangeCalendar calendar, @Value("${kaskade.time-zone:UTC}") ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  @QueryMapping
  String timeZone() {
    return zone.getId();
  }

  @QueryMapping
  List<Occurrence> blackouts(@Argument Instant from, @Argument Instant to) {
    return bounded(calendar.blackouts(stretch(from, to)));
  }

  @QueryMapping
  List<Occurrence> maintenanceWindows(
      @Argument @Nullable List<String> of, @Argument Instant from, @Argument Instant to) {
    List<String> keys = of == null ? List.of() : of;
    if (keys.size() > MOST_KEYS) {
      throw RequestRefused.limit(
          "TOO_MANY_KEYS",
          "'of' names %,d CIs, more than %,d. Ask in several requests."
              .formatted(keys.size(), MOST_KEYS));
    }
    return bounded(calendar.maintenanceWindows(keys, stretch(from, to)));
  }

  static TimeSpan stretch(Instant from, Instant to) {
    return TimeSpan.asked(from, to, LONGEST);
  }

  private static List<Occurrence> bounded(List<Occurrence> found) {
    if (found.size() > MOST) {
      throw RequestRefused.limit(
          "TOO_MANY_OCCURRENCES",
          "%,d times are more than %,d in one answer. Ask for a shorter time, or for fewer CIs."
              .formatted(found.size(), MOST));
    }
    return found;
  }

  @SchemaMapping(typeName = "WindowOccurrence")
  Instant start(Occurrence occurrence) {
    return occurrence.time().start();
  }

  @SchemaMapping(typeName = "WindowOccurrence")
  Instant end(Occurrence occurrence) {
    return occurrence.time().end();
  }

  @SchemaMapping(typeName = "WindowOccurrence")
  String zone(Occurrence occurrence) {
    return occurrence.zone().getId();
  }
}
