package org.kaskade.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// How things of an answer are called in sentences and tables.
final class Words {
  private Words() {}

  /// An enum value in small letters: `at risk`, `very high`.
  static String word(JsonNode value) {
    return word(value.asString(""));
  }

  static String word(String value) {
    return value.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /// Names come from inventories: none of them may become markup, a mention or a second line.
  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ")
        .replaceAll("([\\\\`*_\\[\\]<>#|~!&])", "\\\\$1")
        .replace("@", "@\u200B");
  }

  /// Control characters could steer the terminal.
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
