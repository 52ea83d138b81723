package org.kaskade.schema;

/// One mistake in the declarations.
///
/// @param file path of the file, e.g. `cmdb-schema/classes/server.yaml`
/// @param line from 1
/// @param message what is wrong, what is known and what to write
public record SchemaProblem(String file, int line, String message) {
  /// As editors and terminals recognise places in files: `file:line: message`.
  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
