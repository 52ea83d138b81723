package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Host names as inventories write them: `web[01:50:2].example.org`, `db-[a:f]:2222`, `[::1]:22`.
///
/// @param names in the order of the ranges, the first range varying slowest
/// @param port null where none is given
record HostPattern(List<String> names, @Nullable Integer port) {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final Pattern BRACKETED = Pattern.compile("\\[(.+)\\]:([0-9]{1,5})");
  private static final Pattern WITH_PORT =
      Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*\\])++):([0-9]{1,5})");

  HostPattern {
    names = List.copyOf(names);
  }

  /// @param limit how many names there may be
  static HostPattern parse(String text, int limit) throws InvalidEntry {
    String name = text;
    Integer port = null;
    Matcher bracketed = BRACKETED.matcher(text);
    Matcher withPort = WITH_PORT.matcher(text);
    if (bracketed.matches()) {
      name = bracketed.group(1);
      port = Integer.valueOf(bracketed.group(2));
    } else if (withPort.matches()) {
      name = withPort.group(1);
      port = Integer.valueOf(withPort.group(2));
    } else if (text.endsWith(":")) {
      throw new InvalidEntry("SYNTAX", "a host name must not end in ':'");
    }
    List<String> names = new ArrayList<>();
    names.add("");
    String rest = name;
    for (int open = rest.indexOf('['); open >= 0; open = rest.indexOf('[')) {
      int close = rest.indexOf(']', open);
      if (close < 0) {
        throw new InvalidEntry("SYNTAX", "the '[' of a host range is not closed");
      }
      names = times(names, rest.substring(0, open), range(rest.substring(open + 1, close)), limit);
      rest = rest.substring(close + 1);
    }
    return new HostPattern(times(names, rest, List.of(""), limit), port);
  }

  private static List<String> times(List<String> heads, String text, List<String> range, int limit)
      throws InvalidEntry {
    if ((long) heads.size() * range.size() > limit) {
      throw new InvalidEntry(
          "LIMIT",
          "the hosts of this file are more than %,d; split it".formatted(Inventories.HOST_LIMIT));
    }
    List<String> all = new ArrayList<>();
    for (String head : heads) {
      for (String value : range) {
        all.add(head + text + value);
      }
    }
    return all;
  }

  private static List<String> range(String text) throws InvalidEntry {
    String[] bounds = text.split(":", -1);
    if ((bounds.length != 2 && bounds.length != 3) || bounds[1].isEmpty()) {
      throw new InvalidEntry("SYNTAX", "a host range is [begin:end] or [begin:end:step]");
    }
    String begin = bounds[0].isEmpty() ? "0" : bounds[0];
    String end = bounds[1];
    int step = bounds.length == 3 ? number(bounds[2]) : 1;
    if (step < 1) {
      throw new InvalidEntry("SYNTAX", "the step of a host range is 1 or more");
    }
    List<String> values = new ArrayList<>();
    if (begin.length() == 1 && end.length() == 1 && LETTERS.contains(begin)) {
      int last = LETTERS.indexOf(end);
      for (int i = LETTERS.indexOf(begin); i <= last; i += step) {
        values.add(LETTERS.substring(i, i + 1));
      }
    } else {
      int width = begin.length() > 1 && begin.startsWith("0") ? begin.length() : 0;
      if (width > 0 && width != end.length()) {
        throw new InvalidEntry("SYNTAX", "begin and end of a padded host range differ in length");
      }
      long last = number(end);
      if ((last - number(begin)) / step >= Inventories.HOST_LIMIT) {
        throw new InvalidEntry(
            "LIMIT", "a host range of more than %,d names".formatted(Inventories.HOST_LIMIT));
      }
      for (long i = number(begin); i <= last; i += step) {
        String digits = Long.toString(i);
        values.add("0".repeat(Math.max(0, width - digits.length())) + digits);
      }
    }
    if (values.isEmpty()) {
      throw new InvalidEntry("SYNTAX", "a host range ends before it begins");
    }
    return values;
  }

  private static int number(String text) throws InvalidEntry {
    if (!text.matches("[0-9]{1,9}")) {
      throw new InvalidEntry("SYNTAX", "the bounds of a host range are numbers or single letters");
    }
    return Integer.parseInt(text);
  }
}
