package org.kaskade.importers;

import java.util.List;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlReader;

/// A form that content can be brought into, such as a tree of YAML.
///
/// One object serves all files and threads, and is what forms are told apart by. What it makes
/// depends on the content alone and is never changed afterwards, so that it can be kept.
@FunctionalInterface
public interface ContentForm<T> {
  /// YAML or JSON with lines, within the limits of {@link YamlReader}.
  ContentForm<List<YamlDocument>> YAML = new YamlReader()::read;

  T of(byte[] content);
}
