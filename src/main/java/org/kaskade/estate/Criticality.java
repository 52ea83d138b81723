package org.kaskade.estate;

/// How much the organisation depends on a CI.
public enum Criticality {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
