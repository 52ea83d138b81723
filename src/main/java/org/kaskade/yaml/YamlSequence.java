package org.kaskade.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of nodes in the order of the file.
///
/// @param tag the explicit tag such as `!override`, or null
/// @param line from 1
public record YamlSequence(List<YamlNode> items, @Nullable String tag, int line)
    implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }

  /// A list without a tag.
  public YamlSequence(List<YamlNode> items, int line) {
    this(items, null, line);
  }
}
