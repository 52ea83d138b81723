package org.kaskade.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads the declaration of a field of a record or of a link.
final class RecordFieldReader {
  private static final List<String> KEYS =
      List.of(
          "type",
          "values",
          "required",
          "default",
          "check",
          "compute",
          "description",
          "enum",
          "was");

  /// Words of the language that nothing does yet; writing them would promise what isn't kept.
  private static final List<String> NOT_YET = List.of("personal", "override");

  private static final List<String> TYPES =
      Arrays.stream(RecordFieldType.values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList();
  private static final List<String> IMPACTS =
      List.of("UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE");

  private final RecordScope scope;
  private final List<String> reserved;

  /// @param reserved names it can't have
  RecordFieldReader(RecordScope scope, List<String> reserved) {
    this.scope = scope;
    this.reserved = reserved;
  }

  /// The field; empty, and reported, where its name or type can't be used.
  ///
  /// @param enumPrefix how the name of its GraphQL enum begins
  Optional<RecordField> read(Section section, String name, int line, String enumPrefix) {
    for (String word : NOT_YET) {
      if (section.has(word)) {
        section.problem(
            section.lineOf(word),
            "'%s' can't be kept yet: this version of Kaskade does nothing about it. Remove the key."
                .formatted(word));
      }
    }
    section.allowOnly(Stream.concat(KEYS.stream(), NOT_YET.stream()).toList());
    boolean named = properName(section, name, line);
    Optional<RecordFieldType> type = type(section, name, line);
    List<String> values = section.texts("values").stream().map(Text::value).toList();
    String description = section.text("description").map(Text::value).orElse("");
    if (type.isEmpty() || !named) {
      return Optional.empty();
    }
    RecordFieldType known = type.get();
    if ((known == RecordFieldType.ENUM) != section.has("values")) {
      section.problem(
          section.has("values") ? section.lineOf("values") : line,
          known == RecordFieldType.ENUM
              ? "field '%s' is an enum without 'values'. List the allowed ones, e.g. values: [LOW, HIGH]."
                  .formatted(name)
              : "field '%s' has 'values' but is no enum. Write type: enum, or remove the values."
                  .formatted(name));
      return Optional.empty();
    }
    for (Text value : section.texts("values")) {
      if (!Naming.UPPER_SNAKE.matcher(value.value()).matches()) {
        section.problem(
            value.line(),
            "'values' holds '%s', but a value is written in capitals like IN_PROGRESS, since the API has it so. Correct it."
                .formatted(value.value()));
        return Optional.empty();
      }
    }
    Boolean required = section.flag("required");
    String enumName =
        switch (known) {
          case ENUM ->
              section.text("enum").map(Text::value).orElse(enumPrefix + Naming.capitalised(name));
          default -> "";
        };
    RecordField field =
        new RecordField(
            name,
            known,
            known == RecordFieldType.IMPACT ? IMPACTS : values,
            Boolean.TRUE.equals(required),
            null,
            scope.expression(section, "check"),
            scope.expression(section, "compute"),
            description,
            enumName,
            section.textOrTexts("was").stream().map(Text::value).toList());
    return Optional.of(withDefault(section, field));
  }

  private static RecordField withDefault(Section section, RecordField field) {
    YamlNode node = section.mapping().get("default");
    Object raw =
        switch (node) {
          case YamlScalar scalar when !scalar.isNull() -> scalar.value();
          case YamlSequence _ -> section.texts("default").stream().map(Text::value).toList();
          case null, default -> null;
        };
    if (node == null) {
      return field;
    }
    if (field.compute() != null) {
      section.problem(
          section.lineOf("default"),
          "field '%s' is computed and has no 'default'. Remove one of the two."
              .formatted(field.name()));
      return field;
    }
    AttributeValue value =
        raw == null
            ? new AttributeValue.Refused("Write a value, or remove the key.")
            : RecordValues.coerce(field, raw);
    return switch (value) {
      case AttributeValue.Accepted(Object accepted) -> with(field, accepted);
      case AttributeValue.Refused(String reason) -> {
        section.problem(section.lineOf("default"), "'default' doesn't fit: " + reason);
        yield field;
      }
    };
  }

  private static RecordField with(RecordField field, @Nullable Object value) {
    return new RecordField(
        field.name(),
        field.type(),
        field.values(),
        field.required(),
        value,
        field.check(),
        field.compute(),
        field.description(),
        field.enumName(),
        field.was());
  }

  private boolean properName(Section section, String name, int line) {
    if (!Naming.LOWER_CAMEL.matcher(name).matches()) {
      String better = Naming.lowerCamel(name);
      section.problem(
          line,
          "field '%s' is not in lower camel case. Write %s."
              .formatted(name, better.isEmpty() ? "a name like backoutPlan" : better));
      return false;
    }
    if (reserved.contains(name)) {
      section.problem(
          line,
          "field '%s' has a name that is taken already: %s. Choose another name."
              .formatted(name, String.join(", ", reserved)));
      return false;
    }
    return true;
  }

  private static Optional<RecordFieldType> type(Section section, String name, int line) {
    if (!section.has("type")) {
      section.problem(
          line,
          "'type' is missing. Say what '%s' holds: %s.".formatted(name, String.join(", ", TYPES)));
      return Optional.empty();
    }
    return section
        .text("type")
        .flatMap(word -> {
          if (TYPES.contains(word.value())) {
            return Optional.of(RecordFieldType.valueOf(word.value().toUpperCase(Locale.ROOT)));
          }
          section.problem(
              word.line(),
              "'type' of field '%s' is '%s', which is not a type%s. Write one of %s."
                  .formatted(
                      name,
                      word.value(),
                      Suggestions.didYouMean(word.value(), TYPES),
                      String.join(", ", TYPES)));
          return Optional.empty();
        });
  }
}
