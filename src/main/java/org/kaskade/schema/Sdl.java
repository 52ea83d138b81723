package org.kaskade.schema;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of GraphQL's schema definition language.
final class Sdl {
  private Sdl() {}

  /// A description as a quoted string, in which every character can stand.
  static String description(String indent, String text) {
    return indent + quoted(text) + "\n";
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder().append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (Character.isISOControl(c)) {
            quoted.append("\\u%04X".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /// A value as the default of an input has it.
  static String literal(Object value, boolean enumValue) {
    return switch (value) {
      case List<?> items ->
          items.stream()
              .map(item -> literal(item, enumValue))
              .collect(Collectors.joining(", ", "[", "]"));
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> enumValue ? value.toString() : quoted(value.toString());
    };
  }

  /// A connection and its edge.
  static String connection(String name, String node) {
    return """
    type %1$sConnection {
      edges: [%1$sEdge!]!
      nodes: [%2$s!]!
      pageInfo: PageInfo!
      totalCount: Int!
    }

    type %1$sEdge {
      cursor: String!
      node: %2$s!
    }

    """
        .formatted(name, node);
  }
}
