package org.kaskade.windows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When something happens again, as RFC 5545 (RRULE) has it, for rules that count in days or more.
///
/// Kept apart from zones: a rule gives days and times on a clock on the wall.
///
/// @param interval every how many periods
/// @param count how many times at most; null without end
/// @param until the last moment it may begin; null without end
/// @param months 1 to 12; all when empty
/// @param monthDays 1 to 31, or -1 to -31 from the end of the month
/// @param yearDays 1 to 366, or -1 to -366 from the end of the year
/// @param positions which of a period's times are meant, from 1, or from -1 at the end
/// @param hours times of day instead of the start's
/// @param weekStart matters to every second week alone
record RecurrenceRule(
    Frequency frequency,
    int interval,
    @Nullable Integer count,
    @Nullable RuleEnd until,
    Set<Integer> months,
    Set<Integer> monthDays,
    Set<Integer> yearDays,
    Set<Weekday> weekdays,
    Set<Integer> positions,
    Set<Integer> hours,
    Set<Integer> minutes,
    DayOfWeek weekStart) {

  /// A day of the week, or one of them counted within its month or year.
  ///
  /// @param ordinal 1 for the first, -1 for the last, 0 for each
  record Weekday(int ordinal, DayOfWeek day) {}

  RecurrenceRule {
    months = Set.copyOf(months);
    monthDays = Set.copyOf(monthDays);
    yearDays = Set.copyOf(yearDays);
    weekdays = Set.copyOf(weekdays);
    positions = Set.copyOf(positions);
    hours = Set.copyOf(hours);
    minutes = Set.copyOf(minutes);
  }

  /// Reads the text of an RRULE.
  ///
  /// @throws InvalidWindow when it is none, or one of those that make no window
  static RecurrenceRule parse(String text) {
    return new RuleText(text).rule();
  }

  /// The days of the period that begins on a day, in order.
  ///
  /// @param start the day the rule starts on, from which what the rule leaves open is taken
  List<LocalDate> days(LocalDate first, LocalDate start) {
    LocalDate next = frequency.plus(first, 1);
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(next); day = day.plusDays(1)) {
      if (matches(day, start)) {
        days.add(day);
      }
    }
    return days;
  }

  /// The times of each day, in order.
  List<LocalTime> times(LocalTime start) {
    List<LocalTime> times = new ArrayList<>();
    for (int hour : new TreeSet<>(hours.isEmpty() ? Set.of(start.getHour()) : hours)) {
      for (int minute : new TreeSet<>(minutes.isEmpty() ? Set.of(start.getMinute()) : minutes)) {
        times.add(LocalTime.of(hour, minute, start.getSecond()));
      }
    }
    return times;
  }

  private boolean matches(LocalDate day, LocalDate start) {
    if (!months.isEmpty() && !months.contains(day.getMonthValue())) {
      return false;
    }
    if (!yearDays.isEmpty() && !in(yearDays, day.getDayOfYear(), day.lengthOfYear())) {
      return false;
    }
    if (!monthDays.isEmpty() && !in(monthDays, day.getDayOfMonth(), day.lengthOfMonth())) {
      return false;
    }
    if (!weekdays.isEmpty()) {
      return weekdays.stream().anyMatch(weekday -> matches(weekday, day));
    }
    return !monthDays.isEmpty() || !yearDays.isEmpty() || matchesStart(day, start);
  }

  /// What the rule leaves open is as on the first day.
  private boolean matchesStart(LocalDate day, LocalDate start) {
    return switch (frequency) {
      case DAILY -> true;
      case WEEKLY -> day.getDayOfWeek() == start.getDayOfWeek();
      case MONTHLY -> day.getDayOfMonth() == start.getDayOfMonth();
      case YEARLY ->
          day.getDayOfMonth() == start.getDayOfMonth()
              && (!months.isEmpty() || day.getMonthValue() == start.getMonthValue());
    };
  }

  private boolean matches(Weekday weekday, LocalDate day) {
    if (day.getDayOfWeek() != weekday.day()) {
      return false;
    }
    if (weekday.ordinal() == 0) {
      return true;
    }
    boolean ofYear = frequency == Frequency.YEARLY && months.isEmpty();
    int at = ofYear ? day.getDayOfYear() : day.getDayOfMonth();
    int length = ofYear ? day.lengthOfYear() : day.lengthOfMonth();
    return weekday.ordinal() == (at - 1) / 7 + 1 || weekday.ordinal() == -((length - at) / 7 + 1);
  }

  private static boolean in(Set<Integer> numbers, int at, int length) {
    return numbers.contains(at) || numbers.contains(at - length - 1);
  }
}
