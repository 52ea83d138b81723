package org.kaskade.schema;

import java.util.List;

/// What every CI has by itself, whatever its class.
final class CommonFields {
  /// What an identification rule may name besides attributes: the CI's name where it is a fully
  /// qualified domain name.
  static final String QUALIFIED_NAME = "qualifiedName";

  /// What identification rules may name besides attributes of the class.
  static final List<String> IDENTIFYING = List.of("name", "environment", QUALIFIED_NAME);

  /// What sources may say about every CI besides attributes of its class.
  static final List<String> CLAIMED =
      List.of("name", "environment", "lifecycle", "criticality", "owner");

  /// Names that no attribute can have.
  static final List<String> RESERVED =
      List.of(
          "id",
          "key",
          "class",
          "service",
          "name",
          "environment",
          "lifecycle",
          "criticality",
          "owner",
          "attributes",
          "claims",
          "dependencies",
          "dependents",
          "provenance",
          "history",
          "openRecords",
          QUALIFIED_NAME);

  /// The fields of the interface `ConfigurationItem`, as every type that implements it repeats
  /// them.
  static final String SDL =
      """
        id: ID!
        "Stable, unique, readable: `<class>:<natural key>` in lower-case kebab class names, e.g. `server:web-01.example.org`."
        key: ID!
        class: String!
        service: Boolean!
        name: String!
        environment: String
        lifecycle: Lifecycle!
        criticality: Criticality!
        "The accountable team or person: a CI's own owner, else that of the nearest service it supports."
        owner: String
        "Attributes of the class as one object, for callers that don't know the class."
        attributes: JSON!
        "Who says so: one claim per source, with file, line and commit for inventories."
        claims: [Claim!]!
        dependencies(first: Int = 50, after: String): DependencyConnection!
        dependents(first: Int = 50, after: String): DependencyConnection!
        provenance(attributes: [String!]): [AttributeProvenance!]!
        history(first: Int = 20, after: String): CiHistoryConnection!
        openRecords: [OpenRecord!]!
      """;

  private CommonFields() {}
}
