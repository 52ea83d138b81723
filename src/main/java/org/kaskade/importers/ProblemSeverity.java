package org.kaskade.importers;

/// How much a problem in an inventory matters.
public enum ProblemSeverity {
  /// Worth knowing; nothing was lost.
  INFO,
  /// Something was left out or looks wrong.
  WARNING,
  /// A file or document couldn't be read; what it said before stays.
  ERROR
}
