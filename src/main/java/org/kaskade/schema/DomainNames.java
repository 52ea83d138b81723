package org.kaskade.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names of hosts in the domain name system.
final class DomainNames {
  private static final int LONGEST = 253;

  /// Underscores are not for host names, yet found in them.
  private static final Pattern LABELS =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)+");

  private static final Pattern NUMERIC_END = Pattern.compile(".*\\.[0-9]+");

  private DomainNames() {}

  /// In lower case, without the dot of the root.
  static String normalise(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// Whether a normalised name is fully qualified: at least two labels, and no IP address, whose
  /// last label would be a number.
  static boolean isQualified(String name) {
    return name.length() <= LONGEST
        && LABELS.matcher(name).matches()
        && !NUMERIC_END.matcher(name).matches();
  }
}
