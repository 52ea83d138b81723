package org.kaskade.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Reads the declaration of one attribute.
final class AttributeReader {
  private static final List<String> KEYS =
      List.of("type", "unit", "values", "required", "perSource", "description");
  private static final List<String> TYPES =
      Arrays.stream(AttributeType.values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList();

  /// The attribute; empty, and reported, where its name or type can't be used.
  Optional<Attribute> read(
      Section ofClass, String name, int line, YamlNode value, String className) {
    boolean named = properName(ofClass, name, line);
    if (!(value instanceof YamlMapping mapping)) {
      ofClass.problem(
          line,
          "attribute '%s' takes a mapping with type and description below it, but a %s stands here."
              .formatted(name, Section.kind(value)));
      return Optional.empty();
    }
    Section section = new Section(ofClass.file(), mapping, ofClass.problems());
    section.allowOnly(KEYS);
    Optional<AttributeType> type = type(section, name);
    String unit = section.text("unit").map(Text::value).orElse(null);
    List<String> values = section.texts("values").stream().map(Text::value).toList();
    Boolean required = section.flag("required");
    Boolean perSource = section.flag("perSource");
    String description =
        section.description("Say in one sentence what '%s' holds.".formatted(name));
    type.ifPresent(known -> checkDetails(section, name, known, unit, values));
    if (!named) {
      return Optional.empty();
    }
    return type.map(known ->
        new Attribute(
            name,
            known,
            unit,
            values,
            Boolean.TRUE.equals(required),
            Boolean.TRUE.equals(perSource),
            description,
            className));
  }

  private static boolean properName(Section section, String name, int line) {
    if (!Naming.LOWER_CAMEL.matcher(name).matches()) {
      String better = Naming.lowerCamel(name);
      section.problem(
          line,
          "attribute '%s' is not in lower camel case. Write %s."
              .formatted(name, better.isEmpty() ? "a name like serialNumber" : better));
      return false;
    }
    if (CommonFields.RESERVED.contains(name)) {
      section.problem(
          line,
          "attribute '%s' has a name that every CI uses already: %s. Choose another name."
              .formatted(name, String.join(", ", CommonFields.RESERVED)));
      return false;
    }
    return true;
  }

  private static Optional<AttributeType> type(Section section, String name) {
    Optional<Text> type =
        section.required(
            "type", "Say what '%s' holds: %s.".formatted(name, String.join(", ", TYPES)));
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String word = type.get().value();
    if (!TYPES.contains(word)) {
      section.problem(
          type.get().line(),
          "'type' of attribute '%s' is '%s', which is not a type%s. Write one of %s."
              .formatted(
                  name, word, Suggestions.didYouMean(word, TYPES), String.join(", ", TYPES)));
      return Optional.empty();
    }
    return Optional.of(AttributeType.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static void checkDetails(
      Section section,
      String name,
      AttributeType type,
      @Nullable String unit,
      List<String> values) {
    boolean numeric = type == AttributeType.INTEGER || type == AttributeType.NUMBER;
    if (unit != null && !numeric) {
      section.problem(
          section.lineOf("unit"),
          "attribute '%s' has a 'unit' but is no integer or number. Remove the unit, or change the type."
              .formatted(name));
    }
    if (type == AttributeType.ENUM && values.isEmpty() && !section.has("values")) {
      section.problem(
          section.lineOf("type"),
          "attribute '%s' is an enum without 'values'. List the allowed ones, e.g. values: [low, high]."
              .formatted(name));
    }
    if (type != AttributeType.ENUM && section.has("values")) {
      section.problem(
          section.lineOf("values"),
          "attribute '%s' has 'values' but is no enum. Write type: enum, or remove the values."
              .formatted(name));
    }
  }
}
