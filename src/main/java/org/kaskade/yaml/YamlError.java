package org.kaskade.yaml;

/// Why a document could not be read, in words for its author.
///
/// @param kind what sort of fault
/// @param line where, from 1
/// @param message what is wrong; never quotes the file's content
public record YamlError(Kind kind, int line, String message) {
  /// Sorts of faults: not YAML; more than {@link YamlLimits} allows; not UTF-8 text.
  public enum Kind {
    SYNTAX,
    LIMIT,
    ENCODING
  }
}
