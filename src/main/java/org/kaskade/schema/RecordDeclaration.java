package org.kaskade.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Section.Text;

/// A record type or template as its file declares it, before anything is inherited.
///
/// @param section all of it
/// @param name of the record type in upper camel case, or of the template in kebab case
/// @param parent the record type it extends, or the template is of; null where none is named
/// @param abstractType whether no record can be of exactly this type
record RecordDeclaration(
    Section section, Text name, @Nullable Text parent, boolean abstractType, boolean template) {
  private static final List<String> KEYS =
      List.of(
          "record",
          "extends",
          "abstract",
          "label",
          "description",
          "number",
          "plural",
          "api",
          "fields",
          "links",
          "states",
          "transitions",
          "approvals",
          "tasks",
          "valid",
          "access");
  private static final List<String> TEMPLATE_KEYS =
      List.of(
          "template",
          "of",
          "label",
          "description",
          "fields",
          "locks",
          "when",
          "tasks",
          "approvals");

  /// Words of the language that nothing does yet; writing them would promise what isn't kept.
  private static final List<String> NOT_YET = List.of("clocks", "keep");

  /// The declaration; empty, and reported, where it has no usable name.
  static Optional<RecordDeclaration> read(Section section) {
    boolean template = section.has("template");
    for (String word : NOT_YET) {
      if (section.has(word)) {
        section.problem(
            section.lineOf(word),
            "'%s' can't be kept yet: this version of Kaskade does nothing about it. Remove the key."
                .formatted(word));
      }
    }
    section.allowOnly(
        Stream.concat(
                (template ? TEMPLATE_KEYS : KEYS).stream(), NOT_YET.stream().filter(section::has))
            .toList());
    Optional<Text> name =
        template
            ? section.text("template").filter(text -> templateName(section, text))
            : section
                .required(
                    "record",
                    "Write the name of the record type in upper camel case, e.g. Incident.")
                .filter(text -> recordName(section, text));
    section.description("Say in one sentence what it is.");
    if (template) {
      section.required("of", "Name the record type it is a template of.");
    }
    Text parent = section.text(template ? "of" : "extends").orElse(null);
    Boolean abstractType = template ? null : section.flag("abstract");
    return name.map(text ->
        new RecordDeclaration(section, text, parent, Boolean.TRUE.equals(abstractType), template));
  }

  private static boolean recordName(Section section, Text name) {
    if (!ClassReader.cased(section, name, Naming.UPPER_CAMEL, "record", "Incident")) {
      return false;
    }
    FileNames.check(section, name, "record type");
    return true;
  }

  private static boolean templateName(Section section, Text name) {
    if (!name.value().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      section.problem(
          name.line(),
          "'template' is '%s', but is written in small letters like patch-tuesday. Correct it."
              .formatted(name.value()));
      return false;
    }
    if (!section.file().stem().equals(name.value())) {
      section.problem(
          name.line(),
          "the template is %s, but the file is not named after it. Rename the file to %s.yaml, or correct the name."
              .formatted(name.value(), name.value()));
    }
    return true;
  }

  String place() {
    return section.file().path() + ":" + name.line();
  }
}
