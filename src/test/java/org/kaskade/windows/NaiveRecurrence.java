package org.kaskade.windows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule, and its days found by looking at each day of the years around: slow and obvious.
///
/// @param days as in BYDAY
record NaiveRecurrence(
    String frequency,
    int interval,
    @Nullable Integer count,
    List<Integer> months,
    List<Integer> monthDays,
    List<String> days,
    @Nullable Integer position,
    DayOfWeek weekStart) {
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  static NaiveRecurrence random(RandomGenerator random) {
    String frequency = List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").get(random.nextInt(4));
    boolean counted = frequency.equals("MONTHLY") || frequency.equals("YEARLY");
    List<Integer> monthDays =
        !frequency.equals("WEEKLY") && random.nextInt(3) == 0
            ? numbers(random, 31).stream().map(d -> random.nextInt(4) == 0 ? -d : d).toList()
            : List.of();
    List<String> days =
        random.nextBoolean()
            ? numbers(random, 7).stream()
                .map(
                    d -> (counted && random.nextBoolean() ? ordinal(random) : "") + DAYS.get(d - 1))
                .toList()
            : List.of();
    boolean choice = !days.isEmpty() || !monthDays.isEmpty();
    return new NaiveRecurrence(
        frequency,
        random.nextBoolean() ? 1 : 1 + random.nextInt(4),
        random.nextInt(4) == 0 ? 1 + random.nextInt(20) : null,
        random.nextInt(3) == 0 ? numbers(random, 12) : List.of(),
        monthDays,
        days,
        choice && random.nextInt(4) == 0 ? List.of(1, -1, 2).get(random.nextInt(3)) : null,
        random.nextInt(5) == 0 ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY);
  }

  private static List<Integer> numbers(RandomGenerator random, int most) {
    return random.ints(1 + random.nextInt(3), 1, most + 1).distinct().boxed().toList();
  }

  private static String ordinal(RandomGenerator random) {
    return (random.nextInt(3) == 0 ? "-" : "") + (1 + random.nextInt(5));
  }

  String text() {
    StringBuilder text = new StringBuilder("FREQ=" + frequency + ";INTERVAL=" + interval);
    if (count != null) {
      text.append(";COUNT=").append(count);
    }
    part(text, "BYMONTH", months);
    part(text, "BYMONTHDAY", monthDays);
    part(text, "BYDAY", days);
    part(text, "BYSETPOS", position == null ? List.of() : List.of(position));
    return text.append(";WKST=").append(DAYS.get(weekStart.getValue() - 1)).toString();
  }

  private static void part(StringBuilder text, String name, List<?> values) {
    if (!values.isEmpty()) {
      text.append(";").append(name).append("=");
      text.append(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }

  /// All days up to the last.
  List<LocalDate> from(LocalDate start, LocalDate last) {
    Map<Long, List<LocalDate>> periods = new TreeMap<>();
    for (LocalDate day = start.withDayOfYear(1).minusDays(7);
        !day.isAfter(last.plusYears(1));
        day = day.plusDays(1)) {
      long period = period(start, day);
      if (period >= 0 && period % interval == 0 && matches(start, day)) {
        periods.computeIfAbsent(period, _ -> new ArrayList<>()).add(day);
      }
    }
    List<LocalDate> found = new ArrayList<>();
    periods.values().forEach(days -> found.addAll(chosen(days)));
    found.removeIf(day -> day.isBefore(start));
    return found.stream()
        .limit(count == null ? Long.MAX_VALUE : count)
        .filter(day -> !day.isAfter(last))
        .toList();
  }

  private List<LocalDate> chosen(List<LocalDate> days) {
    if (position == null) {
      return days;
    }
    int index = position > 0 ? position - 1 : days.size() + position;
    return index >= 0 && index < days.size() ? List.of(days.get(index)) : List.of();
  }

  private long period(LocalDate start, LocalDate day) {
    return switch (frequency) {
      case "DAILY" -> ChronoUnit.DAYS.between(start, day);
      case "WEEKLY" ->
          Math.floorDiv(
              ChronoUnit.DAYS.between(start.with(TemporalAdjusters.previousOrSame(weekStart)), day),
              7);
      case "MONTHLY" ->
          day.getYear() * 12L + day.getMonthValue() - start.getYear() * 12L - start.getMonthValue();
      default -> day.getYear() - (long) start.getYear();
    };
  }

  private boolean matches(LocalDate start, LocalDate day) {
    int fromEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
    boolean free = days.isEmpty() && monthDays.isEmpty();
    return (months.isEmpty() || months.contains(day.getMonthValue()))
        && (monthDays.isEmpty()
            || monthDays.contains(day.getDayOfMonth())
            || monthDays.contains(fromEnd))
        && (days.isEmpty() || days.stream().anyMatch(text -> matches(text, day)))
        && (!free || matchesStart(start, day));
  }

  private boolean matchesStart(LocalDate start, LocalDate day) {
    return switch (frequency) {
      case "DAILY" -> true;
      case "WEEKLY" -> day.getDayOfWeek() == start.getDayOfWeek();
      case "MONTHLY" -> day.getDayOfMonth() == start.getDayOfMonth();
      default ->
          day.getDayOfMonth() == start.getDayOfMonth()
              && (!months.isEmpty() || day.getMonth() == start.getMonth());
    };
  }

  private boolean matches(String text, LocalDate day) {
    int cut = text.length() - 2;
    if (day.getDayOfWeek().getValue() != DAYS.indexOf(text.substring(cut)) + 1) {
      return false;
    }
    if (cut == 0) {
      return true;
    }
    boolean ofYear = frequency.equals("YEARLY") && months.isEmpty();
    int wanted = Integer.parseInt(text.substring(0, cut));
    int place = 0;
    LocalDate other = day;
    int step = wanted > 0 ? -7 : 7;
    while (ofYear ? other.getYear() == day.getYear() : other.getMonth() == day.getMonth()) {
      place++;
      other = other.plusDays(step);
    }
    return place == Math.abs(wanted);
  }
}
