package org.kaskade.importers.mapping;

/// Finds what separates the cells of a CSV file: what stands most often in its first line outside
/// quotes; a comma where nothing does.
final class CsvSeparator {
  private static final String KNOWN = ",;\t|";

  private CsvSeparator() {}

  static char of(String text) {
    int[] counts = new int[KNOWN.length()];
    boolean quoted = false;
    boolean anything = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && anything) {
        break;
      } else if (!quoted && KNOWN.indexOf(c) >= 0) {
        counts[KNOWN.indexOf(c)]++;
      }
      anything |= !Character.isWhitespace(c);
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return KNOWN.charAt(most);
  }
}
