package org.kaskade.schema;

import org.jspecify.annotations.Nullable;

/// What values a field of a record can have, and how the API shows them.
public enum RecordFieldType {
  STRING("String", AttributeType.STRING),
  /// Text with Markdown marks.
  MARKDOWN("String", AttributeType.STRING),
  /// 32-bit.
  INTEGER("Int", AttributeType.INTEGER),
  /// 64-bit floating point.
  NUMBER("Float", AttributeType.NUMBER),
  /// A number from 0 to 100.
  PERCENT("Float", AttributeType.NUMBER),
  BOOLEAN("Boolean", AttributeType.BOOLEAN),
  /// RFC 3339 with an offset.
  INSTANT("DateTime", AttributeType.INSTANT),
  /// ISO 8601, e.g. `2026-11-21`.
  DATE("Date", AttributeType.DATE),
  /// ISO 8601, e.g. `PT4H`.
  DURATION("Duration", AttributeType.DURATION),
  /// One of the declared values; the API has an enum for it.
  ENUM("", AttributeType.ENUM),
  /// What something does to a CI: `UNAFFECTED`, `AT_RISK`, `DEGRADED` or `OUTAGE`.
  IMPACT("ImpactState", AttributeType.ENUM),
  STRINGS("[String!]", AttributeType.STRINGS),
  /// An amount and the code of its currency, e.g. `1200.50 EUR`.
  MONEY("String", AttributeType.STRING),
  /// The name of a person as tokens have it.
  PERSON("String", AttributeType.STRING),
  /// The name of a team as CIs name their owners.
  TEAM("String", AttributeType.STRING),
  /// Any JSON value, for what functions of the program compute.
  JSON("JSON", null);

  private final String graphQl;
  private final @Nullable AttributeType attribute;

  RecordFieldType(String graphQl, @Nullable AttributeType attribute) {
    this.graphQl = graphQl;
    this.attribute = attribute;
  }

  /// The GraphQL type; empty for an enum, whose type has a name of its own.
  String graphQl() {
    return graphQl;
  }

  /// The type of CI attributes with the same form of values; null where there is none.
  @Nullable AttributeType attribute() {
    return attribute;
  }
}
