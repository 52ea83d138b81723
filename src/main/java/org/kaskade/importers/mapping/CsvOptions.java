package org.kaskade.importers.mapping;

import java.util.Optional;

/// How people name what separates the cells of a CSV file.
public final class CsvOptions {
  public static final String SEPARATORS =
      "'separator' takes one of \",\" \";\" \"|\" and \"tab\"; leave it out to have it found.";

  private CsvOptions() {}

  public static Optional<Character> separator(String text) {
    return switch (text) {
      case "," -> Optional.of(',');
      case ";" -> Optional.of(';');
      case "|" -> Optional.of('|');
      case "tab", "\t", "\\t" -> Optional.of('\t');
      default -> Optional.empty();
    };
  }
}
