package org.kaskade.windows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// The periods a rule counts in. Days of a period are a set; an interval skips whole periods.
enum Frequency {
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY;

  /// The first day of the period a day is in.
  LocalDate first(LocalDate day, DayOfWeek weekStart) {
    return switch (this) {
      case DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTHLY -> day.withDayOfMonth(1);
      case YEARLY -> day.withDayOfYear(1);
    };
  }

  /// The first day of a later period.
  LocalDate plus(LocalDate first, long periods) {
    return first.plus(periods, unit());
  }

  /// How many periods lie between two first days.
  long between(LocalDate first, LocalDate later) {
    return unit().between(first, later);
  }

  private ChronoUnit unit() {
    return switch (this) {
      case DAILY -> ChronoUnit.DAYS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case YEARLY -> ChronoUnit.YEARS;
    };
  }
}
