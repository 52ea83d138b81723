package org.kaskade.importers.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.mapping.CsvTable;
import org.kaskade.importers.mapping.FileProblems;
import org.kaskade.importers.mapping.RecordMapping;
import org.kaskade.importers.mapping.SourceRecord;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Suggestions;

/// Divides the rows of a file by the class of their CIs, each with the mapping that its columns
/// make.
final class RowsByClass {
  private static final List<String> CLASS_COLUMNS = List.of("class", "ciClass");

  private final CsvSettings settings;
  private final CmdbSchema schema;
  private final FileProblems problems;

  RowsByClass(CsvSettings settings, CmdbSchema schema, FileProblems problems) {
    this.settings = settings;
    this.schema = schema;
    this.problems = problems;
  }

  Map<RecordMapping, List<SourceRecord>> of(CsvTable table) {
    if (table.rows().isEmpty()) {
      return Map.of();
    }
    Map<String, List<SourceRecord>> byClass = new LinkedHashMap<>();
    Optional<String> column =
        CLASS_COLUMNS.stream()
            .flatMap(name -> Names.find(name, table.columns()).stream())
            .filter(found -> !settings.columns().containsKey(found))
            .findFirst();
    if (column.isEmpty() && settings.ciClass() == null) {
      problems.unreadable(
          "NO_CLASS",
          1,
          "no option and no column says of which class the CIs are; add option class, or a column of that name");
      return Map.of();
    }
    for (SourceRecord row : table.rows()) {
      Object cell =
          column.isPresent() && row.value() instanceof Map<?, ?> record
              ? record.get(column.get())
              : null;
      ciClass(cell == null ? settings.ciClass() : cell.toString(), row.line())
          .ifPresent(name -> byClass.computeIfAbsent(name, any -> new ArrayList<>()).add(row));
    }
    Map<RecordMapping, List<SourceRecord>> rows = new LinkedHashMap<>();
    ColumnMapping columns = new ColumnMapping(settings, schema, table.columns(), problems);
    byClass.forEach((name, each) -> rows.put(columns.of(name), each));
    columns.tellUnread(column.orElse(null));
    return rows;
  }

  private Optional<String> ciClass(@Nullable String name, int line) {
    if (name == null) {
      problems.warn("NO_CLASS", "", line, "the row names no class; it is left out");
      return Optional.empty();
    }
    List<String> names =
        schema.classes().stream().filter(c -> !c.abstractClass()).map(CiClass::name).toList();
    Optional<String> known = Names.find(name, names);
    if (known.isEmpty()) {
      problems.warn(
          "UNKNOWN_CLASS",
          "",
          line,
          "'%s' is no class a CI can have%s; the row is left out"
              .formatted(
                  name.length() > 60 ? name.substring(0, 60) + "…" : name,
                  Suggestions.didYouMean(name, names)));
    }
    return known;
  }
}
