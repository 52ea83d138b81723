package org.kaskade.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.schema.RecordLine.Part;
import org.kaskade.schema.Section.Text;

/// Reads the declaration of a link.
final class RecordLinkReader {
  private static final List<String> KEYS =
      List.of(
          "to", "many", "required", "inverse", "outage", "fields", "item", "description", "was");

  private final RecordScope scope;
  private final Set<String> classes;
  private final Set<String> records;
  private final Set<String> relationships;

  /// @param relationships names of relationship types, which no link may have in the store
  RecordLinkReader(
      RecordScope scope, Set<String> classes, Set<String> records, Set<String> relationships) {
    this.scope = scope;
    this.classes = classes;
    this.records = records;
    this.relationships = relationships;
  }

  /// The link; empty, and reported, where its name or end can't be used.
  Optional<RecordLinkType> read(String name, Part part) {
    Section section = part.section();
    section.allowOnly(KEYS);
    if (!Naming.LOWER_CAMEL.matcher(name).matches()
        || RecordNames.RESERVED.contains(name)
        || relationships.contains(RecordLinkType.relationship(name))) {
      section.problem(
          part.line(),
          "link '%s' has a name it can't have: it is written like causedBy, is none of %s, and no relationship type of CIs. Rename it."
              .formatted(name, String.join(", ", RecordNames.RESERVED)));
      return Optional.empty();
    }
    Optional<Text> to = to(section, name, part.line());
    Map<String, RecordField> fields = new LinkedHashMap<>();
    String prefix = scope.record() + Naming.capitalised(name);
    Section ofFields = section.section("fields");
    Map<String, Section> declared = section.sections("fields");
    RecordScope ofLink =
        new RecordScope(
            "the link " + name,
            declared.keySet(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    declared.forEach((field, below) ->
        new RecordFieldReader(ofLink, List.of("key", "number", "ci", "record"))
            .read(below, field, ofFields == null ? part.line() : ofFields.lineOf(field), prefix)
            .ifPresent(read -> {
              if (read.type() == RecordFieldType.JSON) {
                below.problem(
                    below.lineOf("type"),
                    "field '%s' of a link can't be json. Keep it in a field of the record."
                        .formatted(field));
              }
              fields.put(field, read);
            }));
    String item = section.text("item").map(Text::value).orElse(prefix + "Input");
    RecordExpression outage = scope.expression(section, "outage");
    if (outage != null && outage.toString().matches("(?s).*\\$(now|millis)\\b.*")) {
      section.problem(
          outage.line(),
          "'outage' looks at the clock, but is asked when the record changes. Use a state instead, e.g. state = 'IN_PROGRESS'.");
    }
    Boolean many = section.flag("many");
    Boolean required = section.flag("required");
    return to.map(text -> {
      boolean toRecord = records.contains(text.value());
      if (toRecord && outage != null) {
        section.problem(
            outage.line(),
            "'outage' is about CIs, but '%s' leads to records. Remove the key.".formatted(name));
      }
      return new RecordLinkType(
          name,
          text.value(),
          toRecord,
          Boolean.TRUE.equals(many),
          Boolean.TRUE.equals(required),
          section
              .text("inverse")
              .filter(word -> inverse(section, word))
              .map(Text::value)
              .orElse(null),
          outage,
          fields,
          item,
          section.text("description").map(Text::value).orElse(""),
          section.textOrTexts("was").stream().map(Text::value).toList());
    });
  }

  private static boolean inverse(Section section, Text name) {
    return ClassReader.cased(section, name, Naming.LOWER_CAMEL, "inverse", "changedBy");
  }

  private Optional<Text> to(Section section, String name, int line) {
    if (!section.has("to")) {
      section.problem(
          line,
          "'to' is missing. Name the CI class or record type that '%s' leads to, e.g. to: ConfigurationItem."
              .formatted(name));
      return Optional.empty();
    }
    return section
        .text("to")
        .filter(text -> {
          if (classes.contains(text.value()) || records.contains(text.value())) {
            return true;
          }
          Set<String> known = new LinkedHashSet<>(classes);
          known.addAll(records);
          section.problem(
              text.line(),
              "'to' names '%s', which is neither a CI class nor a record type%s. Correct the name, or add cmdb-schema/records/%s.yaml."
                  .formatted(
                      text.value(),
                      Suggestions.didYouMean(text.value(), known),
                      Naming.kebab(text.value())));
          return false;
        });
  }
}
