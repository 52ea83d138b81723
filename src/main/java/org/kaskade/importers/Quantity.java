package org.kaskade.importers;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts of memory and storage as inventories write them, e.g. `20Gi`, `512M` or `1.5 TiB`.
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*([KMGTPE]i?)[Bb]?", Pattern.CASE_INSENSITIVE);
  private static final Map<String, Double> BYTES_PER_UNIT =
      Map.of("MiB", 0x1p20, "GiB", 0x1p30, "TiB", 0x1p40);
  private static final String PREFIXES = "KMGTPE";

  private Quantity() {}

  /// The amount in a unit of bytes; anything else stays as it is.
  ///
  /// @param unit of the attribute, e.g. `GiB`
  static Object in(String unit, Object raw) {
    Double bytesPerUnit = BYTES_PER_UNIT.get(unit);
    if (bytesPerUnit == null || !(raw instanceof String text)) {
      return raw;
    }
    Matcher quantity = FORM.matcher(text.strip());
    if (!quantity.matches()) {
      return raw;
    }
    String prefix = quantity.group(2);
    int power = 1 + PREFIXES.indexOf(Character.toUpperCase(prefix.charAt(0)));
    double factor = prefix.length() == 2 ? Math.pow(1024, power) : Math.pow(1000, power);
    return Double.parseDouble(quantity.group(1)) * factor / bytesPerUnit;
  }
}
