package org.kaskade.windows;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.windows.RecurrenceRule.Weekday;

/// The text of a rule, read part by part.
final class RuleText {
  private static final List<String> KNOWN =
      List.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "BYMONTH",
          "BYMONTHDAY",
          "BYYEARDAY",
          "BYDAY",
          "BYSETPOS",
          "BYHOUR",
          "BYMINUTE",
          "WKST");
  private static final List<String> TOO_OFTEN = List.of("SECONDLY", "MINUTELY", "HOURLY");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final Pattern WEEKDAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,6}");
  private static final int LONGEST = 500;
  private static final int MOST_TIMES_A_DAY = 24;
  private static final String EXAMPLE =
      "Write e.g. FREQ=WEEKLY;BYDAY=SA or FREQ=MONTHLY;BYDAY=2TU.";

  private final Map<String, String> parts = new LinkedHashMap<>();

  RuleText(String text) {
    if (text.length() > LONGEST) {
      throw new InvalidWindow(
          "The rule has %d characters, more than %d. %s"
              .formatted(text.length(), LONGEST, EXAMPLE));
    }
    String rule = text.strip().toUpperCase(Locale.ROOT);
    for (String part : (rule.startsWith("RRULE:") ? rule.substring(6) : rule).split(";", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (equals < 0 || part.length() == equals + 1) {
        throw new InvalidWindow(
            "'%s' of the rule has no value. %s".formatted(shown(part), EXAMPLE));
      }
      if (!KNOWN.contains(name)) {
        throw new InvalidWindow(unknown(name));
      }
      if (parts.put(name, part.substring(equals + 1)) != null) {
        throw new InvalidWindow(
            "%s stands twice in the rule. Give all its values at once, separated by commas."
                .formatted(name));
      }
    }
  }

  private static String unknown(String name) {
    return switch (name) {
      case "BYSECOND" -> "Windows begin at full minutes: leave BYSECOND out.";
      case "BYWEEKNO" ->
          "BYWEEKNO isn't understood, since programs count weeks differently. Give the days: BYMONTH and BYMONTHDAY, or BYYEARDAY.";
      default ->
          "The rule has a part '%s', which isn't understood. Known: %s."
              .formatted(shown(name), String.join(", ", KNOWN));
    };
  }

  RecurrenceRule rule() {
    Frequency frequency = frequency();
    if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
      throw new InvalidWindow("The rule has COUNT and UNTIL. Leave one of them out.");
    }
    RecurrenceRule rule =
        new RecurrenceRule(
            frequency,
            number("INTERVAL", 1, 1_000),
            parts.containsKey("COUNT") ? number("COUNT", 1, 10_000) : null,
            until(),
            numbers("BYMONTH", 1, 12),
            numbers("BYMONTHDAY", -31, 31),
            numbers("BYYEARDAY", -366, 366),
            weekdays(),
            numbers("BYSETPOS", -366, 366),
            numbers("BYHOUR", 0, 23),
            numbers("BYMINUTE", 0, 59),
            weekStart());
    check(rule);
    return rule;
  }

  private static void check(RecurrenceRule rule) {
    Frequency frequency = rule.frequency();
    if (!rule.monthDays().isEmpty() && frequency == Frequency.WEEKLY) {
      throw new InvalidWindow("BYMONTHDAY goes with FREQ=DAILY, MONTHLY or YEARLY, not WEEKLY.");
    }
    if (!rule.yearDays().isEmpty() && frequency != Frequency.YEARLY) {
      throw new InvalidWindow("BYYEARDAY goes with FREQ=YEARLY alone.");
    }
    boolean counted = rule.weekdays().stream().anyMatch(day -> day.ordinal() != 0);
    if (counted && frequency != Frequency.MONTHLY && frequency != Frequency.YEARLY) {
      throw new InvalidWindow(
          "A counted day such as 2TU in BYDAY goes with FREQ=MONTHLY or YEARLY. For every Tuesday write BYDAY=TU.");
    }
    boolean chosen =
        !rule.weekdays().isEmpty()
            || !rule.monthDays().isEmpty()
            || !rule.yearDays().isEmpty()
            || !rule.hours().isEmpty()
            || !rule.minutes().isEmpty()
            || !rule.months().isEmpty();
    if (!rule.positions().isEmpty() && !chosen) {
      throw new InvalidWindow(
          "BYSETPOS chooses among what other parts give. Add BYDAY, e.g. FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 for the last working day.");
    }
    if (Math.max(1, rule.hours().size()) * Math.max(1, rule.minutes().size()) > MOST_TIMES_A_DAY) {
      throw new InvalidWindow(
          "BYHOUR and BYMINUTE give more than %d times a day. Write one longer window."
              .formatted(MOST_TIMES_A_DAY));
    }
  }

  private Frequency frequency() {
    String word = parts.get("FREQ");
    if (word == null) {
      throw new InvalidWindow("The rule has no FREQ. " + EXAMPLE);
    }
    if (TOO_OFTEN.contains(word)) {
      throw new InvalidWindow(
          "FREQ=%s would open a window all the time. Write FREQ=DAILY with BYHOUR for the hours, e.g. FREQ=DAILY;BYHOUR=2,14, or one long window."
              .formatted(word));
    }
    return Arrays.stream(Frequency.values())
        .filter(frequency -> frequency.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new InvalidWindow(
                "FREQ=%s is none of DAILY, WEEKLY, MONTHLY, YEARLY.".formatted(shown(word))));
  }

  private @Nullable RuleEnd until() {
    String text = parts.get("UNTIL");
    return text == null ? null : RuleEnd.parse(text);
  }

  private DayOfWeek weekStart() {
    String day = parts.getOrDefault("WKST", "MO");
    if (!DAYS.contains(day)) {
      throw new InvalidWindow("WKST=%s is none of %s.".formatted(shown(day), DAYS));
    }
    return DayOfWeek.of(DAYS.indexOf(day) + 1);
  }

  private int number(String name, int least, int most) {
    String text = parts.get(name);
    return text == null ? least : number(name, text, least, most);
  }

  private static int number(String name, String text, int least, int most) {
    if (NUMBER.matcher(text).matches()) {
      int number = Integer.parseInt(text);
      if (number >= least
          && number <= most
          && (number != 0 || name.startsWith("BYH") || name.startsWith("BYMIN"))) {
        return number;
      }
    }
    throw new InvalidWindow(
        "%s=%s of the rule: give %s %d to %d%s."
            .formatted(
                name,
                shown(text),
                name.startsWith("BY") ? "numbers from" : "a number from",
                least,
                most,
                least < 0 ? ", not 0" : ""));
  }

  private Set<Integer> numbers(String name, int least, int most) {
    return values(name, text -> number(name, text, least, most));
  }

  private Set<Weekday> weekdays() {
    return values(
        "BYDAY",
        text -> {
          Matcher weekday = WEEKDAY.matcher(text);
          if (!weekday.matches()) {
            throw new InvalidWindow(
                "BYDAY=%s of the rule is no day. Write %s, or a counted one such as 2TU or -1SU."
                    .formatted(shown(text), String.join(", ", DAYS)));
          }
          String ordinal = weekday.group(1);
          return new Weekday(
              ordinal == null ? 0 : number("BYDAY", ordinal, -53, 53),
              DayOfWeek.of(DAYS.indexOf(weekday.group(2)) + 1));
        });
  }

  private <T> Set<T> values(String name, Function<String, T> read) {
    String text = parts.get(name);
    return text == null
        ? Set.of()
        : Arrays.stream(text.split(",", -1))
            .map(read)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
