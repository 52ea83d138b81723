package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.UnusableSource;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;

/// Reads and checks a `mapping.yaml`. Every mistake is found before any is told.
public final class MappingFile {
  private static final List<String> ROOT_KEYS = List.of("description", "records");
  private static final List<String> RECORD_KEYS =
      List.of(
          "description",
          "files",
          "form",
          "separator",
          "columns",
          "empty",
          "list",
          "keyed",
          "when",
          "key",
          "class",
          "identity",
          "name",
          "attributes",
          "environment",
          "lifecycle",
          "owner",
          "criticality",
          "dependencies");
  private static final List<String> FORMS = List.of("yaml", "json", "csv", "toml");

  private final String path;
  private final RecordReader records;
  private final List<MappingProblem> problems;

  private MappingFile(String path, CmdbSchema schema, List<MappingProblem> problems) {
    this.path = path;
    this.records = new RecordReader(schema);
    this.problems = problems;
  }

  /// The mapping, or, where anything is wrong with it, nothing and the problems.
  ///
  /// @param path for messages
  /// @param problems where to add what is wrong
  public static Optional<Mapping> read(
      String path, byte[] content, CmdbSchema schema, List<MappingProblem> problems) {
    int before = problems.size();
    Mapping mapping = new MappingFile(path, schema, problems).read(content);
    return problems.size() > before ? Optional.empty() : Optional.ofNullable(mapping);
  }

  private @Nullable Mapping read(byte[] content) {
    List<YamlDocument> documents = new YamlReader().read(content);
    for (YamlDocument document : documents) {
      if (document.error() != null) {
        problem(document.error().line(), document.error().message() + ". Correct the file.");
      }
      for (YamlMapping.Duplicate twice : document.duplicates()) {
        problem(
            twice.line(),
            "the key '%s' stands in line %d already. Remove one of them."
                .formatted(twice.key(), twice.firstLine()));
      }
    }
    if (!problems.isEmpty() && documents.stream().anyMatch(d -> d.error() != null)) {
      return null;
    }
    if (documents.size() != 1 || !(documents.getFirst().root() instanceof YamlMapping root)) {
      problem(1, "a mapping is one document with the key 'records'.");
      return null;
    }
    Keys keys = new Keys(path, root, problems);
    keys.allowOnly(ROOT_KEYS);
    keys.text("description");
    List<Selection> selections = new ArrayList<>();
    for (Keys each : keys.objects("records")) {
      Selection selection = selection(each);
      if (selection != null) {
        selections.add(selection);
      }
    }
    if (!keys.has("records")) {
      keys.missing("records", "List what to read: files, class, identity.");
    } else if (selections.isEmpty() && problems.isEmpty()) {
      problem(keys.lineOf("records"), "'records' is empty. List what to read.");
    }
    return new Mapping(path, selections);
  }

  private @Nullable Selection selection(Keys keys) {
    keys.allowOnly(RECORD_KEYS);
    Globs files = files(keys);
    Form form = form(keys);
    Said list = Terms.said(keys, "list", Terms.Alone.EXPRESSION);
    CsvLayout layout = layout(keys);
    RecordMapping record = records.read(keys);
    return files == null || record == null
        ? null
        : new Selection(files, form, layout, list, keys.flag("keyed"), record);
  }

  private @Nullable Globs files(Keys keys) {
    List<String> globs = keys.texts("files");
    if (globs.isEmpty()) {
      keys.missing("files", "Name the files the records stand in, e.g. [\"hosts/**/*.yaml\"].");
      return null;
    }
    try {
      return Globs.of(globs);
    } catch (UnusableSource wrong) {
      keys.problem(keys.lineOf("files"), "'files': " + wrong.getMessage());
      return null;
    }
  }

  private @Nullable Form form(Keys keys) {
    String form = keys.text("form").orElse(null);
    if (form == null) {
      return null;
    }
    if (!FORMS.contains(form)) {
      keys.problem(
          keys.lineOf("form"),
          "there is no form '%s'%s. Known are %s."
              .formatted(form, Suggestions.didYouMean(form, FORMS), String.join(", ", FORMS)));
      return null;
    }
    return Form.valueOf(form.toUpperCase(Locale.ROOT));
  }

  private CsvLayout layout(Keys keys) {
    List<String> columns = keys.texts("columns");
    Set<String> once = new HashSet<>();
    for (String column : columns) {
      if (!once.add(column)) {
        keys.problem(
            keys.lineOf("columns"), "'columns' names '%s' twice. Rename one.".formatted(column));
      }
    }
    Character separator = null;
    if (keys.has("separator")) {
      separator =
          keys.object()
              .text("separator")
              .map(CsvOptions::separator)
              .orElse(Optional.empty())
              .orElse(null);
      if (separator == null) {
        keys.problem(keys.lineOf("separator"), CsvOptions.SEPARATORS);
      }
    }
    return new CsvLayout(separator, columns, Set.copyOf(keys.texts("empty")));
  }

  private void problem(int line, String message) {
    problems.add(new MappingProblem(path, line, message));
  }
}
