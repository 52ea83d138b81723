package org.kaskade.estate;

/// Why one of several values counts.
enum WinningRule {
  ONLY_CLAIM,
  AGREED,
  PRECEDENCE,
  SOURCE_NAME,
  FILE_PATH,
  MOST_SPECIFIC,
  DEFAULT,
  LAST_KNOWN;

  /// Whether another claim says something else.
  boolean overrules() {
    return switch (this) {
      case PRECEDENCE, SOURCE_NAME, FILE_PATH -> true;
      case ONLY_CLAIM, AGREED, MOST_SPECIFIC, DEFAULT, LAST_KNOWN -> false;
    };
  }
}
