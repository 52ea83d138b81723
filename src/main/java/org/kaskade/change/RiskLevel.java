package org.kaskade.change;

/// How risky a change is, from the mildest to the worst.
enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH,
  VERY_HIGH
}
