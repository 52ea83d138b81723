package org.kaskade.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.cli.ServerCall.FailedCall;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// A change written down in YAML, with the fields of the API's `ProposedChangeInput`. All that is
/// wrong with it is told at once, with lines.
final class ChangeFile {
  private static final Set<String> TEXTS =
      Set.of("title", "description", "backoutPlan", "testEvidence", "implementer");
  private static final Set<String> TIMES = Set.of("start", "end");
  private static final List<String> FIELDS =
      List.of(
          "title",
          "type",
          "description",
          "changes",
          "start",
          "end",
          "backoutPlan",
          "testEvidence",
          "backupConfirmed",
          "implementer");
  private static final List<String> TYPES = List.of("STANDARD", "NORMAL", "EMERGENCY");
  private static final List<String> EFFECTS =
      List.of("UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE");
  private static final String EXAMPLE =
      """

      It is written like this:
        title: Firmware of hv-08
        changes:
          - key: server:hv-08
            effect: OUTAGE
        start: 2026-11-24T22:00:00+01:00
        end: 2026-11-24T23:30:00+01:00
        backoutPlan: Boot the firmware in the other slot.\
      """;

  private final Path file;
  private final List<String> problems = new ArrayList<>();

  private ChangeFile(Path file) {
    this.file = file;
  }

  /// The input of `assessChange` and `proposeChange`.
  ///
  /// @throws FailedCall when the file can't be read or is no change
  static Map<String, Object> read(Path file) throws FailedCall {
    ChangeFile reading = new ChangeFile(file);
    Map<String, Object> input = reading.input();
    if (!reading.problems.isEmpty()) {
      throw new FailedCall(String.join("\n", reading.problems) + EXAMPLE);
    }
    return input;
  }

  private Map<String, Object> input() throws FailedCall {
    YamlMapping mapping = mapping();
    if (mapping == null) {
      return Map.of();
    }
    Map<String, Object> input = new LinkedHashMap<>();
    mapping
        .duplicates()
        .forEach(twice ->
            problem(
                twice.line(),
                "'%s' stands a second time; the first is in line %d. Keep one."
                    .formatted(twice.key(), twice.firstLine())));
    mapping
        .entries()
        .forEach((name, value) -> {
          Object read = field(name, value, mapping.lineOf(name));
          if (read != null) {
            input.put(name, read);
          }
        });
    for (String needed : List.of("title", "changes")) {
      if (mapping.get(needed) == null) {
        problem(mapping.line(), "'%s' is missing.".formatted(needed));
      }
    }
    return input;
  }

  private @Nullable YamlMapping mapping() throws FailedCall {
    List<YamlDocument> documents;
    try {
      documents = new YamlReader().read(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new FailedCall(
          "%s can't be read: %s. Give the path of a file that describes a change."
              .formatted(file, unreadable.getClass().getSimpleName()));
    }
    for (YamlDocument document : documents) {
      YamlError error = document.error();
      if (error != null) {
        problem(error.line(), error.message());
        return null;
      }
    }
    if (documents.size() == 1 && documents.getFirst().root() instanceof YamlMapping mapping) {
      return mapping;
    }
    problem(1, "the file has to be one mapping of fields to values.");
    return null;
  }

  private @Nullable Object field(String name, YamlNode value, int line) {
    if (!FIELDS.contains(name)) {
      problem(
          line, "there is no field '%s'. Known: %s.".formatted(name, String.join(", ", FIELDS)));
      return null;
    }
    if (value instanceof YamlScalar scalar && scalar.isNull()) {
      return null;
    }
    if (name.equals("changes")) {
      return changes(value, line);
    }
    if (!(value instanceof YamlScalar scalar)) {
      problem(line, "'%s' is one value, not a list or a mapping.".formatted(name));
      return null;
    }
    if (TEXTS.contains(name)) {
      return scalar.text();
    }
    if (TIMES.contains(name)) {
      return time(name, scalar);
    }
    return name.equals("type") ? word(name, scalar, TYPES) : flag(name, scalar);
  }

  private @Nullable String time(String name, YamlScalar value) {
    try {
      return OffsetDateTime.parse(value.text().strip().replace(' ', 'T')).toString();
    } catch (DateTimeParseException e) {
      problem(
          value.line(),
          "'%s' is '%s', which is no time with an offset. Write e.g. 2026-11-24T22:00:00+01:00 or 2026-11-24T21:00:00Z."
              .formatted(name, value.text()));
      return null;
    }
  }

  private @Nullable Boolean flag(String name, YamlScalar value) {
    if (value.value() instanceof Boolean flag) {
      return flag;
    }
    problem(value.line(), "'%s' is '%s'. Write true or false.".formatted(name, value.text()));
    return null;
  }

  private @Nullable String word(String name, YamlScalar value, List<String> known) {
    String word = value.text().strip().toUpperCase(Locale.ROOT).replace('-', '_');
    if (known.contains(word)) {
      return word;
    }
    problem(
        value.line(),
        "'%s' is '%s', which is none of %s."
            .formatted(name, value.text(), String.join(", ", known)));
    return null;
  }

  private List<Map<String, Object>> changes(YamlNode value, int line) {
    List<Map<String, Object>> changes = new ArrayList<>();
    if (!(value instanceof YamlSequence sequence) || sequence.items().isEmpty()) {
      problem(line, "'changes' is a list of at least one CI.");
      return changes;
    }
    for (YamlNode item : sequence.items()) {
      switch (item) {
        case YamlScalar key when !key.isNull() -> changes.add(Map.of("key", key.text()));
        case YamlMapping ci -> changed(ci, changes);
        default -> problem(item.line(), "a CI is its key, or a mapping with key and effect.");
      }
    }
    return changes;
  }

  private void changed(YamlMapping ci, List<Map<String, Object>> changes) {
    Map<String, Object> changed = new LinkedHashMap<>();
    ci.entries()
        .forEach((name, value) -> {
          int line = ci.lineOf(name);
          if (name.equals("key") && value instanceof YamlScalar key && !key.isNull()) {
            changed.put("key", key.text());
          } else if (name.equals("effect") && value instanceof YamlScalar effect) {
            String word = word("effect", effect, EFFECTS);
            if (word != null) {
              changed.put("effect", word);
            }
          } else {
            problem(line, "'%s' doesn't belong here; a CI has key and effect.".formatted(name));
          }
        });
    if (!changed.containsKey("key")) {
      problem(ci.line(), "the CI has no key, e.g. key: server:hv-08.");
    }
    changes.add(changed);
  }

  private void problem(int line, String message) {
    problems.add("%s:%d: %s".formatted(file, line, message));
  }
}
