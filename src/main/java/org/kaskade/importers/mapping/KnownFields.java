package org.kaskade.importers.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.schema.Suggestions;

/// The fields that the records of a file have, to be compared with those that a mapping names.
final class KnownFields {
  private static final int SHOWN = 20;
  private static final int KEPT = 1_000;

  private final Set<String> names;

  /// @param names known beforehand
  KnownFields(List<String> names) {
    this.names = new LinkedHashSet<>(names);
  }

  void see(SourceRecord record) {
    if (record.value() instanceof Map<?, ?> map && names.size() < KEPT) {
      map.keySet().forEach(name -> names.add(String.valueOf(name)));
    }
  }

  /// A name that no record of any file has is most likely misspelt.
  ///
  /// @param found where to add places of the mapping whose field is known
  /// @param missing where to add what to say of the others, by place
  void compare(RecordMapping mapping, Set<String> found, Map<String, String> missing) {
    for (Said said : mapping.ofRecord()) {
      String field =
          said.term() instanceof Term.Field || said.term() instanceof Term.Parts
              ? null
              : said.term().field();
      if (field != null && (names.contains(field) || names.size() >= KEPT)) {
        found.add(said.at());
      } else if (field != null && !names.isEmpty()) {
        missing.putIfAbsent(said.at(), message(said, field));
      }
    }
  }

  private String message(Said said, String field) {
    return "%s names the field '%s', which no record has%s. Known: %s."
        .formatted(
            said.at(),
            field,
            Suggestions.didYouMean(field, names),
            String.join(", ", names.stream().limit(SHOWN).toList())
                + (names.size() > SHOWN ? ", …" : ""));
  }
}
