package org.kaskade.importers;

import java.util.List;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlReader;

/// A form that content can be brought into, such as a tree of YAML.
///
/// Serves any thread. What it makes is never changed afterwards and depends on nothing but the
/// content and itself, so that it can be kept: forms that equal each other make equal things.
@FunctionalInterface
public interface ContentForm<T> {
  /// YAML or JSON with lines, within the limits of {@link YamlReader}.
  ContentForm<List<YamlDocument>> YAML = new YamlReader()::read;

  T of(byte[] content);

  /// Whether what was made of content is worth keeping; not so what time was too short for.
  default boolean keeps(T made) {
    return true;
  }
}
