package org.kaskade.schema;

/// How much a dependent feels the loss of what it needs.
public enum Strength {
  /// Without the provider the dependent is out.
  HARD,
  /// Without the provider the dependent works, but less well.
  SOFT
}
