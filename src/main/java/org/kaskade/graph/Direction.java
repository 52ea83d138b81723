package org.kaskade.graph;

/// Which way a walk through the graph leads.
public enum Direction {
  /// From a dependent to what it needs.
  DEPENDENCIES,
  /// From a provider to what needs it.
  DEPENDENTS,
  /// Both ways at every CI.
  BOTH
}
