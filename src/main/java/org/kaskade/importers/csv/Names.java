package org.kaskade.importers.csv;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Compares names however they are written: `Serial number`, `serial_number` and `serialNumber` are
/// one.
final class Names {
  private Names() {}

  static Optional<String> find(String wanted, Collection<String> names) {
    String normal = normal(wanted);
    return names.stream().filter(name -> normal(name).equals(normal)).findFirst();
  }

  static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  /// Letters and digits in lower case.
  private static String normal(String name) {
    StringBuilder normal = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(normal::appendCodePoint);
    return normal.toString();
  }
}
