package org.kaskade.importers.compose;

/// How much more one project may ask for, so that small files can't make much of little.
final class Budget {
  private long left;

  Budget(long size) {
    left = size;
  }

  /// Takes this much; false where it is not there, and from then on.
  boolean take(long amount) {
    left = amount > left ? 0 : left - amount;
    return left > 0;
  }

  boolean spent() {
    return left == 0;
  }
}
