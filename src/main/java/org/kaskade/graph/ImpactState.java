package org.kaskade.graph;

/// What a failure makes of a CI, from the mildest to the worst; the order is the order of severity.
public enum ImpactState {
  /// Nothing it needs is missing.
  UNAFFECTED,
  /// Still working, but a group it needs (or something it needs {@link Strength#HARD}) has no spare
  /// left: one more failure is an outage.
  AT_RISK,
  /// Working, but less well.
  DEGRADED,
  /// Not working.
  OUTAGE
}
