package org.kaskade.schema;

import java.time.DateTimeException;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Section.Text;
import org.kaskade.yaml.YamlScalar;

/// Reads what a record type says of itself as a whole: number, labels, validity, editors.
final class RecordHead {
  private static final Pattern NUMBER = Pattern.compile("([A-Z][A-Z0-9]{1,9})-(0{1,12})");

  private RecordHead() {}

  static @Nullable Matcher number(RecordDeclaration declaration) {
    if (declaration.abstractType()) {
      return null;
    }
    Optional<Text> text =
        declaration
            .section()
            .required("number", "Write how its numbers begin and how long they are: CHG-000000.");
    if (text.isEmpty()) {
      return null;
    }
    Matcher number = NUMBER.matcher(text.get().value());
    if (number.matches()) {
      return number;
    }
    declaration
        .section()
        .problem(
            text.get().line(),
            "'number' is '%s', but is written as capitals, a hyphen and zeros: CHG-000000."
                .formatted(text.get().value()));
    return null;
  }

  static Map<String, String> labels(Section section) {
    if (section.mapping().get("label") instanceof YamlScalar) {
      return section.text("label").map(t -> Map.of("en", t.value())).orElse(Map.of());
    }
    Map<String, String> labels = new LinkedHashMap<>();
    Section below = section.section("label");
    if (below != null) {
      below
          .mapping()
          .entries()
          .keySet()
          .forEach(language ->
              below.text(language).ifPresent(text -> labels.put(language, text.value())));
    }
    return labels;
  }

  static List<RecordTransition.Party> editors(RecordLine line, RecordScope scope) {
    Section access = line.saying("access").section("access");
    if (access == null) {
      return List.of();
    }
    if (access.has("read")) {
      access.problem(
          access.lineOf("read"),
          "'read' can't be kept yet: whoever signs in reads all records. Remove the key.");
    }
    access.allowOnly(List.of("edit", "read"));
    return scope.parties(access, "edit");
  }

  static @Nullable RecordValidity validity(
      Section section, Map<String, RecordTransition> transitions) {
    Section valid = section.section("valid");
    if (valid == null) {
      return null;
    }
    valid.allowOnly(List.of("for", "warn", "then"));
    Period length = period(valid, "for");
    Period warn = valid.has("warn") ? period(valid, "warn") : Period.ZERO;
    if (!valid.has("for")) {
      valid.problem(
          section.lineOf("valid"), "'valid' doesn't say how long. Write for: P1Y, or for: P90D.");
    }
    Optional<Text> then = valid.text("then");
    then.filter(text -> !transitions.containsKey(text.value()))
        .ifPresent(text ->
            valid.problem(
                text.line(),
                "'then' names '%s', which is no transition%s. Name one of %s."
                    .formatted(
                        text.value(),
                        Suggestions.didYouMean(text.value(), transitions.keySet()),
                        String.join(", ", transitions.keySet()))));
    return length == null || warn == null
        ? null
        : new RecordValidity(length, warn, then.map(Text::value).orElse(null));
  }

  private static @Nullable Period period(Section section, String key) {
    Optional<Text> text = section.text(key);
    if (text.isEmpty()) {
      return null;
    }
    try {
      Period period = Period.parse(text.get().value());
      if (!period.isNegative() && !period.isZero()) {
        return period;
      }
    } catch (DateTimeException none) {
      // The same problem as one that is negative.
    }
    section.problem(
        text.get().line(),
        "'%s' takes a length in years, months, weeks or days longer than none, e.g. P1Y or P30D."
            .formatted(key));
    return null;
  }
}
