package org.kaskade.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordLine.Part;
import org.kaskade.schema.RecordTemplate.Advance;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Makes templates of their declarations, once the record types they are of are known.
final class RecordTemplates {
  private final Map<String, RecordType> types = new LinkedHashMap<>();
  private final Problems problems;

  RecordTemplates(List<RecordType> types, Problems problems) {
    types.forEach(type -> this.types.put(type.name(), type));
    this.problems = problems;
  }

  List<RecordTemplate> of(List<RecordDeclaration> declarations) {
    Map<String, RecordDeclaration> first = new LinkedHashMap<>();
    List<RecordTemplate> templates = new ArrayList<>();
    for (RecordDeclaration declaration : declarations) {
      RecordDeclaration other = first.putIfAbsent(declaration.name().value(), declaration);
      if (other != null) {
        problems.add(
            declaration.section().file(),
            declaration.name().line(),
            "template %s is declared already in %s. Rename this one, or remove one of the two."
                .formatted(declaration.name().value(), other.place()));
      }
      template(declaration).ifPresent(templates::add);
    }
    return templates;
  }

  private Optional<RecordTemplate> template(RecordDeclaration declaration) {
    Section section = declaration.section();
    Text of = declaration.parent();
    RecordType type = of == null ? null : types.get(of.value());
    if (of != null && type == null) {
      section.problem(
          of.line(),
          "'of' names '%s', which is no record type that records can be of%s. Name one of %s."
              .formatted(
                  of.value(),
                  Suggestions.didYouMean(of.value(), types.keySet()),
                  String.join(", ", types.keySet())));
    }
    if (type == null) {
      return Optional.empty();
    }
    RecordLine line = new RecordLine(List.of(declaration));
    Set<String> tasksOfBoth = new LinkedHashSet<>(type.tasks().keySet());
    tasksOfBoth.addAll(line.names("tasks"));
    RecordScope scope =
        new RecordScope(
            type.name(),
            type.fields().keySet(),
            type.links().keySet(),
            type.states().keySet(),
            type.transitions().keySet(),
            type.approvals().keySet(),
            tasksOfBoth);
    Map<String, RecordTask> tasks = new LinkedHashMap<>();
    Map<String, Part> parts = line.parts("tasks");
    parts.forEach((task, part) ->
        new RecordApprovalReader(scope).task(task, part).ifPresent(read -> tasks.put(task, read)));
    TaskOrder.check(tasks, parts);
    return Optional.of(
        new RecordTemplate(
            declaration.name().value(),
            type.name(),
            section.text("description").map(Text::value).orElse(""),
            fields(section, type, scope),
            new LinkedHashSet<>(scope.names(section, "locks", scope.filled())),
            tasks,
            advance(section, scope),
            scope.expression(section, "when")));
  }

  private static Map<String, Object> fields(Section section, RecordType type, RecordScope scope) {
    Map<String, Object> values = new LinkedHashMap<>();
    Section fields = section.section("fields");
    if (fields == null) {
      return values;
    }
    fields
        .mapping()
        .entries()
        .forEach((name, node) -> {
          Text written = new Text(name, fields.lineOf(name));
          RecordField field = type.fields().get(name);
          if (!scope.check(section, "fields", written, scope.fields()) || field == null) {
            return;
          }
          Object raw = raw(fields, name, node);
          AttributeValue value =
              raw == null
                  ? new AttributeValue.Refused("Write a value, or remove the key.")
                  : RecordValues.coerce(field, raw);
          switch (value) {
            case AttributeValue.Accepted(Object accepted) -> values.put(name, accepted);
            case AttributeValue.Refused(String reason) ->
                fields.problem(fields.lineOf(name), "the value doesn't fit: " + reason);
          }
        });
    return values;
  }

  private static @Nullable Object raw(Section section, String name, YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar.isNull() ? null : scalar.value();
      case YamlSequence _ -> section.texts(name).stream().map(Text::value).toList();
      default -> null;
    };
  }

  private static Map<String, Advance> advance(Section section, RecordScope scope) {
    Map<String, Advance> advance = new LinkedHashMap<>();
    Section approvals = section.section("approvals");
    if (approvals == null) {
      return advance;
    }
    section
        .sections("approvals")
        .forEach((name, given) -> {
          Text written = new Text(name, approvals.lineOf(name));
          boolean known = scope.check(section, "approvals", written, scope.approvals());
          given.allowOnly(List.of("by", "until"));
          Optional<Text> by = given.required("by", "Say who gave it in advance.");
          Optional<Text> until =
              given.required(
                  "until",
                  "Say until when it holds, e.g. until: \"2027-06-30\"; nothing is approved for ever.");
          Instant end = until.map(text -> end(given, text)).orElse(null);
          if (known && by.isPresent() && end != null) {
            advance.put(name, new Advance(by.get().value(), end));
          }
        });
    return advance;
  }

  /// A day counts to its end, in UTC.
  private static @Nullable Instant end(Section section, Text text) {
    try {
      return text.value().contains("T")
          ? OffsetDateTime.parse(text.value()).toInstant()
          : LocalDate.parse(text.value()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException none) {
      section.problem(
          text.line(), "'until' takes a date, e.g. 2027-06-30, or a date and time with offset.");
      return null;
    }
  }
}
