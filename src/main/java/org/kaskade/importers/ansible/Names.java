package org.kaskade.importers.ansible;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells addresses and names of machines apart.
final class Names {
  private static final Pattern FQDN =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+(?!localdomain)[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IPV4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]+(?:[0-9.]+)?");

  private Names() {}

  /// The name in lower case and without a dot at its end, if it is a fully qualified domain name.
  static Optional<String> fqdn(String name) {
    if (name.length() > 254) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return FQDN.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
  }

  /// The address, if it is an IP address that leads to one machine from anywhere but itself.
  static Optional<String> ipAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean v4 = IPV4.matcher(lower).matches();
    boolean v6 =
        lower.length() <= 45
            && lower.indexOf(':') != lower.lastIndexOf(':')
            && IPV6.matcher(lower).matches();
    boolean local =
        lower.startsWith("127.")
            || lower.equals("::1")
            || lower.equals("0.0.0.0")
            || lower.equals("::");
    return (v4 || v6) && !local ? Optional.of(lower) : Optional.empty();
  }
}
