package org.kaskade.graph;

/// How much a dependent feels the loss of what a requirement asks for.
public enum Strength {
  /// Without it the dependent is out.
  HARD,
  /// Without it the dependent works, but less well.
  SOFT
}
