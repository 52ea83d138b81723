package org.kaskade.graph;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// How many of a group's members must be up: a count (`2`) or a percentage of them (`50%`).
///
/// @param amount the count, or the percentage
/// @param percentage whether the amount is one
public record Need(BigDecimal amount, boolean percentage) {
  /// What holds where nothing is declared: one member is enough.
  public static final Need DEFAULT = new Need(BigDecimal.ONE, false);

  private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern PERCENTAGE =
      Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,18})?)\\s*%");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// Reads `2` or `50%`; a percentage may have decimals.
  ///
  /// @throws IllegalArgumentException for any other text
  public static Need parse(String text) {
    String trimmed = text.strip();
    if (COUNT.matcher(trimmed).matches()) {
      return new Need(new BigDecimal(trimmed), false);
    }
    var percentage = PERCENTAGE.matcher(trimmed);
    if (percentage.matches()) {
      return new Need(new BigDecimal(percentage.group(1)), true);
    }
    throw new IllegalArgumentException(
        "need '%s' is neither a count nor a percentage; write, for example, 2 or 50%%"
            .formatted(text));
  }

  /// The number of members that must be up: a percentage is rounded up, and the result lies in
  /// 1..members.
  ///
  /// @param members how many distinct providers the group has, at least 1
  public int of(int members) {
    BigDecimal size = BigDecimal.valueOf(members);
    BigDecimal count =
        percentage ? amount.multiply(size).divide(HUNDRED, 0, RoundingMode.CEILING) : amount;
    return count.max(BigDecimal.ONE).min(size).intValueExact();
  }
}
