package org.kaskade.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What records of a type can be linked with.
///
/// @param name lower camel case, e.g. `changes`
/// @param to the CI class or record type of the ends
/// @param toRecord whether the ends are records
/// @param many whether there can be several
/// @param required whether nothing is made without an end
/// @param inverse the field by which an end finds these records, or null
/// @param outage while this holds for the record, the ends are active outages; null: never
/// @param fields the link's own, by name
/// @param item the GraphQL input of one end
/// @param description one sentence
/// @param was names it had earlier
public record RecordLinkType(
    String name,
    String to,
    boolean toRecord,
    boolean many,
    boolean required,
    @Nullable String inverse,
    @Nullable RecordExpression outage,
    Map<String, RecordField> fields,
    String item,
    String description,
    List<String> was) {
  public RecordLinkType {
    was = List.copyOf(was);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// The relationship type of the link in the store, e.g. `CAUSED_BY`.
  public String relationship() {
    return relationship(name);
  }

  /// The relationship type of a link of this name.
  public static String relationship(String link) {
    return Naming.kebab(link).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /// What an end is named by in an input: `key` for CIs, `number` for records.
  public String handle() {
    return toRecord ? "number" : "key";
  }
}
