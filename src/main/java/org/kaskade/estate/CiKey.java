package org.kaskade.estate;

import java.util.regex.Pattern;

/// The stable, readable name of a CI: `<class>:<natural key>`, e.g. `server:web-01.example.org`.
public record CiKey(String value) implements Comparable<CiKey> {
  /// Longest key in UTF-16 code units.
  public static final int MAX_LENGTH = 512;

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*:[^\\p{Cntrl}]+");

  public CiKey {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a key: " + value.length() + " characters");
    }
  }

  /// Whether this has a key's form: a class in kebab case, a colon, 1 or more characters, no
  /// control characters.
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH
        && FORM.matcher(value).matches()
        && value.equals(value.strip());
  }

  /// The part before the first colon, e.g. `virtual-machine`.
  public String classPrefix() {
    return value.substring(0, value.indexOf(':'));
  }

  @Override
  public int compareTo(CiKey other) {
    return CodePoints.ORDER.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
