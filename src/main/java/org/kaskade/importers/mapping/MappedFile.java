package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.schema.CmdbSchema;

/// Applies a mapping to one file.
public final class MappedFile {
  private final RecordClaims claims;
  private final FileProblems problems;
  private final Map<String, Object> variables;

  private MappedFile(String path, String source, CmdbSchema schema) {
    this.problems = new FileProblems(path);
    this.claims = new RecordClaims(schema, source, problems);
    this.variables = Map.of("path", path, "source", source);
  }

  /// What the file says: a function of its arguments alone.
  ///
  /// @param source the name of the source, which scopes bare names
  public static FileClaims of(
      Mapping mapping, String path, byte[] content, String source, CmdbSchema schema) {
    MappedFile file = new MappedFile(path, source, schema);
    List<Selection> selections =
        mapping.selections().stream().filter(each -> each.files().matches(path)).toList();
    Map<Object, List<Selection>> readings = new LinkedHashMap<>();
    for (Selection each : selections) {
      Form form = each.form() == null ? Form.ofPath(path) : each.form();
      Object reading = form == Form.CSV ? List.of(form, each.layout()) : form;
      readings.computeIfAbsent(reading, any -> new ArrayList<>()).add(each);
    }
    readings.forEach((reading, together) -> {
      Form form = together.getFirst().form();
      file.read(form == null ? Form.ofPath(path) : form, content, together);
    });
    return file.claims.made();
  }

  private void read(Form form, byte[] content, List<Selection> selections) {
    switch (form) {
      case CSV -> table(CsvTable.read(content, Selection.layout(selections), problems), selections);
      case TOML -> trees(TomlFile.read(content, problems), selections);
      case YAML, JSON -> trees(TreeFile.read(content, problems), selections);
    }
  }

  private void table(CsvTable table, List<Selection> selections) {
    List<Object> rows = new ArrayList<>();
    IdentityHashMap<Object, Integer> lines = new IdentityHashMap<>();
    for (SourceRecord row : table.rows()) {
      rows.add(row.value());
      lines.put(row.value(), row.line());
    }
    for (Selection each : selections) {
      add(
          each,
          rows,
          value -> lines.getOrDefault(value, 1),
          each.list() == null ? table.columns() : List.of());
    }
  }

  private void trees(List<DataTree> trees, List<Selection> selections) {
    for (Selection each : selections) {
      for (DataTree tree : trees) {
        if (tree.root() != null) {
          add(each, tree.root(), tree::line, List.of());
        }
      }
    }
  }

  private interface Lines {
    int of(Object value);
  }

  private void add(Selection selection, Object root, Lines lines, List<String> fields) {
    Object found = selection.list() == null ? root : listed(selection.list(), root, lines);
    List<SourceRecord> records = new ArrayList<>();
    if (selection.keyed()) {
      keyed(selection, found, lines, records);
    } else {
      for (Object value : found instanceof Collection<?> list ? list : optional(found)) {
        if (value != null) {
          records.add(new SourceRecord(value, lines.of(value), with("root", root)));
        }
      }
    }
    claims.add(selection.record(), records, fields);
  }

  private static List<?> optional(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private void keyed(
      Selection selection, @Nullable Object found, Lines lines, List<SourceRecord> records) {
    List<?> objects = found instanceof List<?> list ? list : optional(found);
    for (Object object : objects) {
      if (!(object instanceof Map<?, ?> entries)) {
        problems.warn(
            "WRONG_VALUE",
            selection.record().at(),
            object == null ? null : Integer.valueOf(lines.of(object)),
            "the mapping says that records stand under keys here ('keyed'), but this is no object; it is left out");
        continue;
      }
      entries.forEach((key, value) -> {
        Map<String, Object> more = new LinkedHashMap<>(with("root", entries));
        more.put("key", String.valueOf(key));
        Object record = value == null ? Map.of() : value;
        int line = lines.of(record);
        records.add(new SourceRecord(record, line > 1 ? line : lines.of(object), more));
      });
    }
  }

  private Map<String, Object> with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return more;
  }

  private @Nullable Object listed(Said list, Object root, Lines lines) {
    try {
      return list.term().value(new Scope(root, variables, claims.evaluation()));
    } catch (ExpressionFailed failed) {
      problems.unreadable(
          failed.timeIsUp() ? FileProblems.TIMEOUT : "EXPRESSION_FAILED",
          lines.of(root),
          "%s %s; nothing is read from it".formatted(list.at(), failed.getMessage()));
      return null;
    }
  }
}
