package org.kaskade.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document of a file: its tree, or why it could not be read.
///
/// @param root the tree; null when the document is empty or could not be read
/// @param line where the document starts, from 1
/// @param duplicates every key that stands twice in one mapping, anywhere in the document
/// @param error why the document could not be read, or null
public record YamlDocument(
    @Nullable YamlNode root,
    int line,
    List<YamlMapping.Duplicate> duplicates,
    @Nullable YamlError error) {
  public YamlDocument {
    duplicates = List.copyOf(duplicates);
  }
}
