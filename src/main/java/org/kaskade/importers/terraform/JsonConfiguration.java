package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.importers.terraform.Body.Block;
import org.kaskade.importers.terraform.Expression.Computed;
import org.kaskade.importers.terraform.Expression.Entries;
import org.kaskade.importers.terraform.Expression.Items;
import org.kaskade.importers.terraform.Expression.Literal;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads configurations in JSON syntax, `*.tf.json`, to the same blocks as HCL.
final class JsonConfiguration {
  /// How many labels the blocks that matter have.
  private static final Map<String, Integer> LABELS =
      Map.of("resource", 2, "data", 2, "module", 1, "output", 1, "variable", 1, "locals", 0);

  private JsonConfiguration() {}

  static Body body(YamlMapping root) {
    List<Block> blocks = new ArrayList<>();
    root.entries()
        .forEach((type, node) -> {
          Integer labels = LABELS.get(type);
          if (labels != null) {
            blocks(type, List.of(), labels, node, root.lineOf(type), blocks);
          }
        });
    return new Body(Map.of(), blocks);
  }

  private static void blocks(
      String type, List<String> labels, int more, YamlNode node, int line, List<Block> blocks) {
    if (node instanceof YamlSequence several) {
      several.items().forEach(item -> blocks(type, labels, more, item, item.line(), blocks));
    } else if (node instanceof YamlMapping mapping && more == 0) {
      Map<String, Expression> attributes = new LinkedHashMap<>();
      mapping.entries().forEach((key, value) -> attributes.put(key, expression(value)));
      blocks.add(new Block(type, labels, new Body(attributes, List.of()), line));
    } else if (node instanceof YamlMapping mapping) {
      mapping
          .entries()
          .forEach((label, value) -> {
            List<String> longer = new ArrayList<>(labels);
            longer.add(label);
            blocks(type, longer, more - 1, value, mapping.lineOf(label), blocks);
          });
    }
  }

  private static Expression expression(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        Map<String, Expression> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, expression(value)));
        yield new Entries(entries, mapping.line());
      }
      case YamlSequence sequence ->
          new Items(
              sequence.items().stream().map(JsonConfiguration::expression).toList(),
              sequence.line());
      case YamlScalar scalar -> scalar(scalar);
    };
  }

  /// A text is a template, as if it stood in quotes.
  private static Expression scalar(YamlScalar scalar) {
    if (scalar.isNull()) {
      return new Computed(List.of(), scalar.line());
    }
    if (scalar.plain() || (!scalar.text().contains("${") && !scalar.text().contains("%{"))) {
      return new Literal(scalar.text(), scalar.line());
    }
    try {
      return Expressions.of(List.of(Scanner.template(scalar.text(), scalar.line())), scalar.line());
    } catch (InvalidConfiguration broken) {
      return new Computed(List.of(), scalar.line());
    }
  }
}
