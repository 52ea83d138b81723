package org.kaskade.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One property that records of a type, or ends of a link, have.
///
/// @param name lower camel case
/// @param type what values it can have
/// @param values the allowed values of an enum or impact, else empty
/// @param required whether nothing is made without it
/// @param defaultValue what it is where nobody says, or null
/// @param check must hold for whatever it is filled with, or null
/// @param compute what it is; nobody can fill it. Null where people do
/// @param description one sentence
/// @param enumName the GraphQL enum of its values; empty where it has none
/// @param was names it had earlier
public record RecordField(
    String name,
    RecordFieldType type,
    List<String> values,
    boolean required,
    @Nullable Object defaultValue,
    @Nullable RecordExpression check,
    @Nullable RecordExpression compute,
    String description,
    String enumName,
    List<String> was) {
  public RecordField {
    values = List.copyOf(values);
    was = List.copyOf(was);
  }

  /// How GraphQL calls its values, without the mark of what can't be missing.
  public String graphQl() {
    return enumName.isEmpty() ? type.graphQl() : enumName;
  }
}
