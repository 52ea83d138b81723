package org.kaskade.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/// How names are written in the different places a name shows up.
final class Naming {
  static final Pattern UPPER_CAMEL = Pattern.compile("[A-Z][A-Za-z0-9]*");
  static final Pattern LOWER_CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*");
  static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Naming() {}

  /// `VirtualMachine` to `virtual-machine`, `DNSZone` to `dns-zone`, `RUNS_ON` to `runs-on`.
  static String kebab(String name) {
    String words =
        name.contains("_") || name.equals(name.toUpperCase(Locale.ROOT))
            ? name
            : WORD_START.matcher(name).replaceAll("-");
    return words.replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /// `VirtualMachine` to `virtualMachines`, `Policy` to `policies`, `DNSZone` to `dnsZones`.
  static String plural(String className) {
    String singular = singular(className);
    if (singular.matches(".*(s|x|z|ch|sh)")) {
      return singular + "es";
    }
    if (singular.matches(".*[^aeiou]y")) {
      return singular.substring(0, singular.length() - 1) + "ies";
    }
    return singular + "s";
  }

  /// `VirtualMachine` to `virtualMachine`, `DNSZone` to `dnsZone`.
  static String singular(String className) {
    String[] words = WORD_START.split(className, -1);
    words[0] = words[0].toLowerCase(Locale.ROOT);
    return String.join("", words);
  }

  /// A word in the case of a class name: `barcode scanner` or `barcode-scanner` to
  /// `BarcodeScanner`.
  static String upperCamel(String words) {
    StringBuilder camel = new StringBuilder();
    for (String word : words.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return camel.toString().replaceFirst("^[0-9]+", "");
  }

  /// With a capital in front.
  static String capitalised(String lowerCamel) {
    return Character.toUpperCase(lowerCamel.charAt(0)) + lowerCamel.substring(1);
  }

  /// A word in the case of an attribute name: `serial number` or `serial_number` to `serialNumber`.
  static String lowerCamel(String words) {
    String camel = upperCamel(words);
    return camel.isEmpty() ? camel : Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
  }
}
