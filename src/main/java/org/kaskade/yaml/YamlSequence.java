package org.kaskade.yaml;

import java.util.List;

/// A list of nodes in the order of the file.
public record YamlSequence(List<YamlNode> items, int line) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }
}
