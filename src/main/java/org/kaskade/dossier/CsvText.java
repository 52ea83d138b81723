package org.kaskade.dossier;

import java.util.List;
import java.util.stream.Collectors;

/// A table as CSV (RFC 4180) that spreadsheets open as it is.
///
/// A cell that begins like a formula gets an apostrophe before it: what inventories say is never
/// run by who opens the file.
final class CsvText {
  /// Spreadsheets take the text for UTF-8 by it.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  static String of(List<String> header, List<List<String>> rows) {
    return BYTE_ORDER_MARK
        + line(header)
        + rows.stream().map(CsvText::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  static String cell(String text) {
    String harmless =
        !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }
}
