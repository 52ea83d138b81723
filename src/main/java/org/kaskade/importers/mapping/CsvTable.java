package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/// A CSV file: what its columns are called, and its rows as records.
///
/// Cells are stripped of blanks around them, and empty ones are missing from their record. Columns
/// whose names say that they are secret are not in it.
///
/// @param columns names, blanks around and within them reduced to one
public record CsvTable(List<String> columns, List<SourceRecord> rows) {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvReadFeature.WRAP_AS_ARRAY)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .build();
  private static final int MOST_COLUMNS = 1_000;

  public CsvTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  private record Cells(int line, List<String> texts) {}

  /// Reads a file in UTF-8 by RFC 4180; what can't be read is reported.
  public static CsvTable read(byte[] content, CsvLayout layout, FileProblems problems) {
    Optional<String> text = Utf8.decoded(content, problems);
    if (text.isEmpty()) {
      return new CsvTable(List.of(), List.of());
    }
    List<Cells> lines = cells(text.get(), layout, problems);
    if (lines.isEmpty()) {
      if (!problems.isUnreadable()) {
        problems.inform("EMPTY_FILE", null, "the file has no line; nothing is read from it");
      }
      return new CsvTable(List.of(), List.of());
    }
    boolean named = layout.columns().isEmpty();
    List<@Nullable String> columns =
        named ? header(lines.getFirst(), problems) : new ArrayList<>(layout.columns());
    List<SourceRecord> rows = new ArrayList<>(lines.size());
    if (isCutOff(text.get(), lines, columns.size())) {
      problems.unreadable(
          "CUT_OFF",
          lines.removeLast().line(),
          "the file ends in the middle of a row; complete it, or end its last line");
    }
    for (Cells each : lines.subList(Math.min(named ? 1 : 0, lines.size()), lines.size())) {
      SourceRecord row = row(each, columns, layout.empty(), problems);
      if (row != null) {
        rows.add(row);
      }
    }
    List<String> names = new ArrayList<>();
    for (String column : columns) {
      if (column != null) {
        names.add(column);
      }
    }
    return new CsvTable(names, rows);
  }

  private static List<String> texts(@Nullable String[] row) {
    List<String> texts = new ArrayList<>(row.length);
    for (String cell : row) {
      texts.add(cell == null ? "" : cell);
    }
    return texts;
  }

  private static boolean isCutOff(String text, List<Cells> lines, int columns) {
    return lines.size() > 1
        && !text.endsWith("\n")
        && !text.endsWith("\r")
        && lines.getLast().texts().size() < columns;
  }

  private static List<Cells> cells(String text, CsvLayout layout, FileProblems problems) {
    Character given = layout.separator();
    CsvSchema schema =
        CsvSchema.emptySchema()
            .withColumnSeparator(given == null ? CsvSeparator.of(text) : given)
            .withoutEscapeChar();
    List<Cells> lines = new ArrayList<>();
    long cells = 0;
    try (MappingIterator<String[]> rows =
        CSV.readerFor(String[].class).with(schema).readValues(text)) {
      CsvLines places = new CsvLines(text);
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        cells += row.length;
        if (cells > YamlLimits.DEFAULT.nodes() || row.length > MOST_COLUMNS) {
          problems.unreadable(
              "LIMIT",
              places.line(),
              "the file has more than %,d cells, or more than %,d in a line; divide it"
                  .formatted(YamlLimits.DEFAULT.nodes(), MOST_COLUMNS));
          return lines;
        }
        lines.add(new Cells(places.next(), texts(row)));
      }
    } catch (JacksonException syntax) {
      TokenStreamLocation at = syntax.getLocation();
      problems.unreadable(
          "SYNTAX",
          at == null || at.getLineNr() < 1 ? null : at.getLineNr(),
          "the file is no CSV from here on, most likely since a quote is not closed; correct it");
    }
    return lines;
  }

  private static List<@Nullable String> header(Cells first, FileProblems problems) {
    List<@Nullable String> columns = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    Set<String> secrets = new TreeSet<>();
    for (String cell : first.texts()) {
      String name = cell.strip().replaceAll("\\s+", " ");
      if (name.isEmpty()) {
        columns.add(null);
      } else if (Secrets.isSecretName(name)) {
        secrets.add(name);
        columns.add(null);
      } else if (known.add(name)) {
        columns.add(name);
      } else {
        columns.add(null);
        problems.warn(
            "DUPLICATE_COLUMN",
            "",
            first.line(),
            "the column '%s' is there twice; the first counts. Rename one.".formatted(name));
      }
    }
    Secrecy.tell(secrets, problems);
    return columns;
  }

  private static @Nullable SourceRecord row(
      Cells row, List<@Nullable String> columns, Set<String> empty, FileProblems problems) {
    List<String> texts = row.texts();
    int filled = texts.size();
    while (filled > 0 && texts.get(filled - 1).isBlank()) {
      filled--;
    }
    if (filled == 0) {
      return null;
    }
    if (filled > columns.size()) {
      problems.unreadable(
          "TOO_MANY_CELLS",
          row.line(),
          "the row has %d cells, but there are %d columns; it is left out. Quote cells that hold the separator."
              .formatted(texts.size(), columns.size()));
      return null;
    }
    if (texts.size() < columns.size()) {
      problems.warn(
          "TOO_FEW_CELLS",
          "",
          row.line(),
          "the row has %d cells, but there are %d columns; those missing count as empty"
              .formatted(texts.size(), columns.size()));
    }
    Map<String, Object> record = new LinkedHashMap<>();
    for (int i = 0; i < filled; i++) {
      String column = columns.get(i);
      String text = texts.get(i).strip();
      if (column != null && !text.isEmpty() && !empty.contains(text)) {
        record.put(column, text);
      }
    }
    return record.isEmpty() ? null : new SourceRecord(record, row.line());
  }
}
