package org.kaskade.schema;

import java.util.ArrayList;
import java.util.List;

/// A link seen from its ends: the field by which they find the records.
///
/// @param type of the records
/// @param link with an inverse
public record RecordInverse(RecordType type, RecordLinkType link) {
  /// All that the record types declare.
  public static List<RecordInverse> all(CmdbSchema schema) {
    List<RecordInverse> inverses = new ArrayList<>();
    for (RecordType type : schema.recordTypes()) {
      for (RecordLinkType link : type.links().values()) {
        if (link.inverse() != null) {
          inverses.add(new RecordInverse(type, link));
        }
      }
    }
    return inverses;
  }

  /// The GraphQL types that have the field: object types, and interfaces that they implement and
  /// that all have it.
  public List<String> types(CmdbSchema schema) {
    if (link.toRecord()) {
      return List.of(link.to());
    }
    GraphQlTypes types = new GraphQlTypes(schema);
    List<String> names = new ArrayList<>();
    for (String ciClass : schema.withSubclasses(link.to())) {
      String listed = types.listedType(ciClass);
      if (!listed.equals(ciClass)) {
        names.add(listed);
      }
      boolean concrete = schema.ciClass(ciClass).map(known -> !known.abstractClass()).orElse(false);
      if (concrete || ciClass.equals(CmdbSchema.ROOT)) {
        names.add(ciClass);
      }
    }
    return names;
  }

  /// Whether one of the types is an interface.
  public boolean isInterface(CmdbSchema schema, String graphQlType) {
    return !link.toRecord()
        && (graphQlType.equals(CmdbSchema.ROOT) || schema.ciClass(graphQlType).isEmpty());
  }
}
