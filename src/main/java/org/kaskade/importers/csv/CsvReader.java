package org.kaskade.importers.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.importers.mapping.CsvTable;
import org.kaskade.importers.mapping.FileClaims;
import org.kaskade.importers.mapping.FileProblems;
import org.kaskade.importers.mapping.RecordClaims;
import org.kaskade.importers.mapping.Resolution;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// Reads files that end in `.csv` or `.tsv`. What the options of a source mean stands in
/// `importers/csv/mapping.yaml`.
@Component
final class CsvReader implements InventoryReader {
  @Override
  public String format() {
    return "csv";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    List<String> mistakes = new ArrayList<>();
    CsvSettings settings = CsvSettings.of(inventory.options(), inventory.schema(), mistakes);
    if (!mistakes.isEmpty()) {
      // No file says anything new, nor takes anything back.
      inventory.files().forEach(file -> findings.keep(file.path()));
      mistakes.forEach(mistake ->
          findings.problem(ProblemSeverity.ERROR, "INVALID_OPTIONS", ".", null, mistake));
      return;
    }
    List<FileClaims> files = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (InventoryFile file : inventory.files()) {
      if (isCsv(file.path())) {
        findings
            .content(
                file, new Parsing(file.path(), settings, inventory.source(), inventory.schema()))
            .ifPresent(table -> {
              files.add(table.claims());
              columns.addAll(table.columns());
            });
      }
    }
    if (!columns.isEmpty()) {
      settings
          .columnsMissing(columns)
          .forEach(message ->
              findings.problem(ProblemSeverity.WARNING, "UNKNOWN_COLUMN", ".", null, message));
    }
    Resolution.of(files, findings);
  }

  /// @param columns of the file
  /// @param claims that its rows make
  private record Table(List<String> columns, FileClaims claims) {}

  /// What a file says by itself: a function of its path, the options and the source's name too.
  private record Parsing(String path, CsvSettings settings, String source, CmdbSchema schema)
      implements ContentForm<Table> {
    @Override
    public Table of(byte[] content) {
      FileProblems problems = new FileProblems(path);
      CsvTable table = CsvTable.read(content, settings.layout(), problems);
      RecordClaims claims = new RecordClaims(schema, source, problems);
      new RowsByClass(settings, schema, problems).of(table).forEach(claims::add);
      return new Table(table.columns(), claims.made());
    }
  }

  private static boolean isCsv(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".tsv");
  }
}
