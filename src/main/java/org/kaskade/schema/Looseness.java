package org.kaskade.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a value may be from the declared type and still be taken for it.
enum Looseness {
  NONE,
  OF_INVENTORIES;

  /// Longer numbers are no measurements, and costly to compute with.
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

  private static final Pattern SHORT_DURATION =
      Pattern.compile("([0-9]{1,9}) ?(ms|s|sec|min|m|h|d|w|seconds?|minutes?|hours?|days?|weeks?)");

  Optional<String> text(Object raw) {
    return switch (raw) {
      case String text -> Optional.of(text);
      case Boolean flag when this == OF_INVENTORIES -> Optional.of(flag.toString());
      case Number number when this == OF_INVENTORIES -> Optional.of(number.toString());
      default -> Optional.empty();
    };
  }

  Optional<BigDecimal> number(Object raw) {
    return switch (raw) {
      case Integer whole -> Optional.of(BigDecimal.valueOf(whole));
      case Long whole -> Optional.of(BigDecimal.valueOf(whole));
      case Short whole -> Optional.of(BigDecimal.valueOf(whole));
      case BigInteger whole -> reasonable(new BigDecimal(whole));
      case BigDecimal number -> reasonable(number);
      case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
      case Float number when Float.isFinite(number) ->
          Optional.of(new BigDecimal(number.toString()));
      case String text when this == OF_INVENTORIES && NUMBER.matcher(text.strip()).matches() ->
          Optional.of(new BigDecimal(text.strip()));
      default -> Optional.empty();
    };
  }

  /// Within what a `double` can hold.
  private static Optional<BigDecimal> reasonable(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= 400 && number.scale() <= 1_000
        ? Optional.of(number)
        : Optional.empty();
  }

  Optional<Boolean> flag(Object raw) {
    if (raw instanceof Boolean flag) {
      return Optional.of(flag);
    }
    if (this == NONE || !(raw instanceof String || raw instanceof Integer || raw instanceof Long)) {
      return Optional.empty();
    }
    return switch (raw.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> Optional.of(true);
      case "false", "no", "off", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// One of the choices as it is declared.
  Optional<String> choice(Object raw, List<String> choices) {
    if (this == NONE) {
      return raw instanceof String text && choices.contains(text)
          ? Optional.of(text)
          : Optional.empty();
    }
    return text(raw)
        .flatMap(
            text -> choices.stream().filter(choice -> bare(choice).equals(bare(text))).findFirst());
  }

  private static String bare(String choice) {
    return choice.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /// A duration's text as ISO 8601 has it where it is recognised, else unchanged.
  String duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (this == NONE || !matcher.matches()) {
      return text;
    }
    String count = matcher.group(1);
    return switch (matcher.group(2)) {
      case "ms" -> "PT" + new BigDecimal(count).movePointLeft(3).toPlainString() + "S";
      case "s", "sec", "second", "seconds" -> "PT" + count + "S";
      case "m", "min", "minute", "minutes" -> "PT" + count + "M";
      case "h", "hour", "hours" -> "PT" + count + "H";
      case "d", "day", "days" -> "P" + count + "D";
      default -> "P" + (7L * Long.parseLong(count)) + "D";
    };
  }
}
