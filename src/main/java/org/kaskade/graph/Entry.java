package org.kaskade.graph;

/// How a row says what a dependency leads to: a CI, needed hard or soft, or a group.
///
/// The two topmost bits of an int are the kind, so there may be 2^30 CIs and as many groups. A
/// plain CI number is a single hard dependency: the most frequent kind costs no masking.
final class Entry {
  static final int GROUP = 1 << 30;
  static final int SOFT = 1 << 31;

  private static final int NUMBER = GROUP - 1;

  private Entry() {}

  static int single(int ci, boolean soft) {
    return soft ? ci | SOFT : ci;
  }

  static int group(int number) {
    return number | GROUP;
  }

  static int number(int entry) {
    return entry & NUMBER;
  }

  static boolean isHardSingle(int entry) {
    return entry >>> 30 == 0;
  }

  static boolean isGroup(int entry) {
    return (entry & GROUP) != 0;
  }

  static boolean isSoft(int entry) {
    return entry < 0;
  }
}
