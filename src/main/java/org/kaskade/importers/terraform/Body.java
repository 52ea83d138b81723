package org.kaskade.importers.terraform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The inside of a block or file: attributes by name, then blocks.
record Body(Map<String, Expression> attributes, List<Block> blocks) {
  static final Body EMPTY = new Body(Map.of(), List.of());

  Body {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    blocks = List.copyOf(blocks);
  }

  /// A block such as `resource "aws_instance" "web" { … }`.
  ///
  /// @param line from 1
  record Block(String type, List<String> labels, Body body, int line) {
    Block {
      labels = List.copyOf(labels);
    }

    String label(int index) {
      return index < labels.size() ? labels.get(index) : "";
    }
  }

  Optional<Expression> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
