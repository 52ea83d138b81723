package org.kaskade.yaml;

import java.util.Objects;

/// Whether two nodes say the same, lines aside.
public final class YamlEquality {
  private YamlEquality() {}

  /// Compares text, tags, order of sequences and entries of mappings; not lines, quotes or order of
  /// keys.
  public static boolean same(YamlNode one, YamlNode other) {
    return switch (one) {
      case YamlScalar a ->
          other instanceof YamlScalar b
              && a.text().equals(b.text())
              && Objects.equals(a.tag(), b.tag())
              && Objects.equals(a.value(), b.value());
      case YamlSequence a -> other instanceof YamlSequence b && sameItems(a, b);
      case YamlMapping a -> other instanceof YamlMapping b && sameEntries(a, b);
    };
  }

  private static boolean sameItems(YamlSequence a, YamlSequence b) {
    if (a.items().size() != b.items().size()) {
      return false;
    }
    for (int i = 0; i < a.items().size(); i++) {
      if (!same(a.items().get(i), b.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameEntries(YamlMapping a, YamlMapping b) {
    return a.entries().keySet().equals(b.entries().keySet())
        && a.entries().entrySet().stream()
            .allMatch(entry -> {
              YamlNode there = b.get(entry.getKey());
              return there != null && same(entry.getValue(), there);
            });
  }
}
