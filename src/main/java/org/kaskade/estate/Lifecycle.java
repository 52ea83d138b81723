package org.kaskade.estate;

/// Where a CI stands in its life.
public enum Lifecycle {
  PLANNED,
  ACTIVE,
  MAINTENANCE,
  /// Takes no part in impact: declared so, or no source speaks of the CI any more.
  RETIRED
}
