package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Replaces plain references such as `{{ site }}`, `{{ rack.name }}` and `{{ a | default('b') }}`;
/// anything more is left to Ansible and stays unresolved.
///
/// An instance serves one value: it counts what the value asks for.
final class Templates {
  private static final int DEPTH = 20;
  private static final int REFERENCES = 1_000;
  private static final int LENGTH = 16_384;
  private static final int EXPRESSION_LENGTH = 400;
  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z_]\\w*)");
  private static final Pattern STEP =
      Pattern.compile("\\s*(?:\\.(\\w+)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d{1,6}))\\s*\\])");
  private static final Pattern FILTER =
      Pattern.compile(
          "\\s*\\|\\s*(lower|upper|trim|string|default|d)\\b"
              + "\\s*(?:\\(\\s*(?:'([^']*)'|\"([^\"]*)\")?\\s*\\))?");

  private final Function<String, @Nullable YamlNode> variables;
  private int references;

  /// @param variables values by name, templates unresolved; null for one that is not there or must
  ///   not be used
  Templates(Function<String, @Nullable YamlNode> variables) {
    this.variables = variables;
  }

  /// The value with its references replaced; empty where one can't be.
  Optional<YamlNode> resolve(YamlNode node) {
    return resolve(node, 0);
  }

  private Optional<YamlNode> resolve(YamlNode node, int depth) {
    if (depth > DEPTH) {
      return Optional.empty();
    }
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar, depth);
      case YamlSequence list -> {
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : list.items()) {
          Optional<YamlNode> resolved = resolve(item, depth + 1);
          if (resolved.isEmpty()) {
            yield Optional.empty();
          }
          items.add(resolved.get());
        }
        yield Optional.of(new YamlSequence(items, list.line()));
      }
      case YamlMapping mapping -> Optional.of(mapping);
    };
  }

  private Optional<YamlNode> scalar(YamlScalar scalar, int depth) {
    String text = scalar.text();
    if (VariableFiles.isSecret(scalar) || text.contains("{%") || text.contains("{#")) {
      return Optional.empty();
    }
    if (!text.contains("{{") || "!unsafe".equals(scalar.tag())) {
      return Optional.of(scalar);
    }
    StringBuilder whole = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
      int close = text.indexOf("}}", open);
      if (close < 0 || ++references > REFERENCES || close - open > EXPRESSION_LENGTH) {
        return Optional.empty();
      }
      Optional<YamlNode> value = expression(text.substring(open + 2, close), depth + 1);
      if (value.isPresent() && open == 0 && close + 2 == text.length()) {
        return value;
      }
      if (value.isEmpty()
          || !(value.get() instanceof YamlScalar part)
          || part.isNull()
          || whole.length() + part.text().length() > LENGTH) {
        return Optional.empty();
      }
      whole.append(text, at, open).append(part.text());
      at = close + 2;
    }
    whole.append(text.substring(at));
    return Optional.of(new YamlScalar(whole.toString(), false, null, scalar.line()));
  }

  private Optional<YamlNode> expression(String expression, int depth) {
    Matcher name = NAME.matcher(expression);
    if (!name.lookingAt()) {
      return Optional.empty();
    }
    int at = name.end();
    YamlNode found = variables.apply(name.group(1));
    Optional<YamlNode> value =
        found == null ? Optional.empty() : resolve(found, depth).or(Optional::empty);
    Matcher step = STEP.matcher(expression);
    while (step.region(at, expression.length()).lookingAt()) {
      value = value.flatMap(node -> into(node, step)).flatMap(node -> resolve(node, depth + 1));
      at = step.end();
    }
    boolean undefined = found == null;
    Matcher filter = FILTER.matcher(expression);
    while (filter.region(at, expression.length()).lookingAt()) {
      String argument = filter.group(2) == null ? filter.group(3) : filter.group(2);
      if (undefined && filter.group(1).startsWith("d") && argument != null) {
        value = Optional.of(new YamlScalar(argument, false, null, 1));
        undefined = false;
      } else {
        value = value.flatMap(node -> filtered(node, filter.group(1)));
      }
      at = filter.end();
    }
    return expression.substring(at).isBlank() ? value : Optional.empty();
  }

  private static Optional<YamlNode> into(YamlNode node, Matcher step) {
    if (step.group(4) != null) {
      int index = Integer.parseInt(step.group(4));
      return node instanceof YamlSequence list && index < list.items().size()
          ? Optional.of(list.items().get(index))
          : Optional.empty();
    }
    String key = step.group(1);
    if (key == null) {
      key = step.group(2) == null ? step.group(3) : step.group(2);
    }
    return node instanceof YamlMapping mapping && key != null && !Secrets.isSecretName(key)
        ? Optional.ofNullable(mapping.get(key))
        : Optional.empty();
  }

  private static Optional<YamlNode> filtered(YamlNode node, String filter) {
    if (filter.startsWith("d")) {
      return Optional.of(node);
    }
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    String text =
        switch (filter) {
          case "lower" -> scalar.text().toLowerCase(Locale.ROOT);
          case "upper" -> scalar.text().toUpperCase(Locale.ROOT);
          case "trim" -> scalar.text().strip();
          default -> scalar.text();
        };
    return Optional.of(new YamlScalar(text, false, null, scalar.line()));
  }
}
