package org.kaskade.importers.terraform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value of a resource, sensitive ones excepted.
///
/// @param path keys of nested blocks, joined by dots, without positions in lists
/// @param text the value, or null where it is known only after evaluation
/// @param references addresses of the resources it is made from, as far as a configuration tells
/// @param line from 1
record Leaf(String path, @Nullable String text, List<String> references, int line) {
  Leaf {
    references = List.copyOf(references);
  }

  static Leaf of(String path, String text, int line) {
    return new Leaf(path, text, List.of(), line);
  }
}
