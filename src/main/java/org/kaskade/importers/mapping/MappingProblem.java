package org.kaskade.importers.mapping;

/// One mistake in a mapping.
///
/// @param file path of the mapping
/// @param line from 1
/// @param message what is wrong, what is known and what to write
public record MappingProblem(String file, int line, String message) {
  /// As editors and terminals recognise places in files: `file:line: message`.
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
