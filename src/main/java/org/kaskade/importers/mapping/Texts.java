package org.kaskade.importers.mapping;

/// Values as texts.
final class Texts {
  private Texts() {}

  /// Whole numbers without a fraction, all else as it is.
  static String of(Object value) {
    return String.valueOf(whole(value)).strip();
  }

  /// A `Long` for a number without a fraction, which expressions compute as `Double`.
  static Object whole(Object value) {
    return value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) < 1L << 53
        ? (Object) number.longValue()
        : value;
  }
}
