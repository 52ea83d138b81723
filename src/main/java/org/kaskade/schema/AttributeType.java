package org.kaskade.schema;

/// What values an attribute can have, and how the API shows them.
public enum AttributeType {
  STRING,
  /// 32-bit, as GraphQL's `Int`.
  INTEGER,
  /// 64-bit floating point, as GraphQL's `Float`.
  NUMBER,
  BOOLEAN,
  /// RFC 3339 with an offset, e.g. `2026-11-21T20:00:00Z`.
  INSTANT,
  /// ISO 8601, e.g. `2026-11-21`.
  DATE,
  /// ISO 8601, e.g. `PT4H`.
  DURATION,
  /// One of the declared values.
  ENUM,
  /// Strings in an order that carries meaning only where the description says so.
  STRINGS
}
