package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Gathers the texts that configure a workload's containers: variables, arguments, ConfigMaps.
///
/// Values of Secrets are never looked at.
final class PodTexts {
  private static final int LONGEST_TEXT = 1 << 20;

  /// A text and where it stands.
  ///
  /// @param name of the variable, option or key that holds it; empty where there is none
  /// @param file which would have to change for the text to change
  /// @param line its first line
  /// @param ofConfigMap whether a ConfigMap holds it
  record Text(String name, String text, String file, int line, boolean ofConfigMap) {
    /// The line of the file that this place in the text is on.
    int lineAt(int offset) {
      int at = line;
      int lineEnd = text.indexOf('\n');
      while (lineEnd >= 0 && lineEnd < offset) {
        at++;
        lineEnd = text.indexOf('\n', lineEnd + 1);
      }
      return at;
    }
  }

  private final Manifest workload;
  private final ClusterObjects objects;
  private final List<Text> texts = new ArrayList<>();

  private PodTexts(Manifest workload, ClusterObjects objects) {
    this.workload = workload;
    this.objects = objects;
  }

  static List<Text> of(Manifest workload, ClusterObjects objects) {
    PodTexts gathered = new PodTexts(workload, objects);
    workload.podSpec().ifPresent(gathered::pod);
    return gathered.texts;
  }

  private void pod(YamlMapping spec) {
    Set<String> mounted = new TreeSet<>();
    for (String kind : List.of("initContainers", "containers")) {
      for (YamlMapping container : spec.mappings(kind)) {
        container(container);
        container
            .mappings("volumeMounts")
            .forEach(mount -> mount.text("name").ifPresent(mounted::add));
      }
    }
    for (YamlMapping volume : spec.mappings("volumes")) {
      if (volume.text("name").filter(mounted::contains).isPresent()) {
        volume.mapping("configMap").ifPresent(config -> mounted(config, "name"));
        for (YamlMapping source : volume.mappings("projected", "sources")) {
          source.mapping("configMap").ifPresent(config -> mounted(config, "name"));
        }
      }
    }
  }

  private void container(YamlMapping container) {
    Map<String, String> environment = new HashMap<>();
    for (YamlMapping from : container.mappings("envFrom")) {
      String prefix = from.text("prefix").orElse("");
      from.text("configMapRef", "name")
          .ifPresent(config ->
              config(
                  config,
                  Optional.empty(),
                  text -> {
                    texts.add(named(prefix + text.name(), text));
                    environment.put(prefix + text.name(), text.text());
                  }));
    }
    for (YamlMapping variable : container.mappings("env")) {
      variable(variable, environment);
    }
    Expansion expansion = new Expansion(environment, this::serviceVariable, true);
    arguments(container, "command", expansion);
    arguments(container, "args", expansion);
  }

  private void variable(YamlMapping variable, Map<String, String> environment) {
    String name = variable.text("name").orElse("");
    if (variable.get("value") instanceof YamlScalar value && !value.isNull()) {
      String text = new Expansion(environment, this::serviceVariable, false).expand(cut(value));
      environment.put(name, text);
      texts.add(new Text(name, text, workload.file(), firstLine(value), false));
    }
    variable
        .mapping("valueFrom", "configMapKeyRef")
        .ifPresent(reference ->
            config(
                reference.text("name").orElse(""),
                reference.text("key").map(Set::of),
                text -> {
                  texts.add(named(name, text));
                  environment.put(name, text.text());
                }));
  }

  /// Each argument, under the name of the option before it if that has no value of its own.
  private void arguments(YamlMapping container, String key, Expansion expansion) {
    String option = "";
    for (YamlNode item : container.items(key)) {
      if (item instanceof YamlScalar argument) {
        String text = expansion.expand(cut(argument));
        texts.add(new Text(option, text, workload.file(), firstLine(argument), false));
        option = text.matches("--?[A-Za-z][A-Za-z0-9_.-]{0,127}") ? text : "";
      }
    }
  }

  private void mounted(YamlMapping volume, String nameKey) {
    Set<String> keys = new TreeSet<>();
    volume.mappings("items").forEach(item -> item.text("key").ifPresent(keys::add));
    volume
        .text(nameKey)
        .ifPresent(name ->
            config(name, keys.isEmpty() ? Optional.empty() : Optional.of(keys), texts::add));
  }

  private void config(String name, Optional<Set<String>> keys, Consumer<Text> each) {
    for (Manifest config : objects.named("ConfigMap", workload.namespace(), name)) {
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      config.root().mapping("data").ifPresent(data -> entries.putAll(data.entries()));
      entries.forEach((key, value) -> {
        if (value instanceof YamlScalar scalar && keys.map(k -> k.contains(key)).orElse(true)) {
          each.accept(new Text(key, cut(scalar), config.file(), firstLine(scalar), true));
        }
      });
    }
  }

  private static Text named(String name, Text text) {
    return new Text(name, text.text(), text.file(), text.line(), text.ofConfigMap());
  }

  /// The Service whose host Kubernetes puts into a variable such as `CART_SERVICE_HOST`.
  private Optional<String> serviceVariable(String variable) {
    return objects.serviceOfVariable(workload.namespace(), variable);
  }

  private static String cut(YamlScalar scalar) {
    String text = scalar.text();
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  /// A block scalar's text begins on the line after its `|`.
  private static int firstLine(YamlScalar scalar) {
    return scalar.line() + (!scalar.plain() && scalar.text().contains("\n") ? 1 : 0);
  }
}
