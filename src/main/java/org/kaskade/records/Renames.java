package org.kaskade.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordState;
import org.kaskade.schema.RecordType;

/// Reads records that were written when states, fields and links had other names: `was` in a
/// declaration.
///
/// @param type as it is declared now
record Renames(RecordType type) {
  KeptRecord applied(KeptRecord record) {
    RecordState state = type.state(record.state());
    return new KeptRecord(
        record.number(),
        record.type(),
        record.version(),
        state.name(),
        state.kind().word(),
        renamed(record.fields(), type.fields(), RecordField::was),
        renamed(record.links(), type.links(), RecordLinkType::was),
        record.requester(),
        record.changed(),
        record.made(),
        record.template(),
        record.asked(),
        record.votes(),
        record.tasks(),
        record.remarks(),
        record.stateSince());
  }

  private static <T, D> Map<String, T> renamed(
      Map<String, T> values, Map<String, D> declared, Function<D, List<String>> was) {
    Map<String, T> renamed = new LinkedHashMap<>(values);
    declared.forEach((name, declaration) ->
        was.apply(declaration)
            .forEach(earlier -> {
              T value = renamed.remove(earlier);
              if (value != null) {
                renamed.putIfAbsent(name, value);
              }
            }));
    return renamed;
  }
}
