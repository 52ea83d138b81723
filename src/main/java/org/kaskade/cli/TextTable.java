package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns, for a terminal or as Markdown. Nothing is cut: keys are for copying.
final class TextTable {
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells).stream().map(cell -> cell.replaceAll("\\p{Cntrl}+", " ")).toList());
    return this;
  }

  /// Lines indented by two blanks, columns two blanks apart.
  List<String> text() {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append("  ").append(row.get(i));
        line.repeat(' ', width(all, i) - row.get(i).codePointCount(0, row.get(i).length()));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int width(List<List<String>> all, int column) {
    return all.stream()
        .mapToInt(row -> row.get(column).codePointCount(0, row.get(column).length()))
        .max()
        .orElse(0);
  }

  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", headings) + " |");
    lines.add("|" + " --- |".repeat(headings.size()));
    for (List<String> row : rows) {
      lines.add("| " + String.join(" | ", row.stream().map(Words::escaped).toList()) + " |");
    }
    return lines;
  }
}
