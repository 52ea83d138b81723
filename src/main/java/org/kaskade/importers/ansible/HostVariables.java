package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// The variables of one host as Ansible would see them: the strongest layer that has a name wins.
final class HostVariables {

  private final String host;
  private final List<Map<String, Variable>> layers;

  /// @param layers the weakest first
  HostVariables(String host, List<Map<String, Variable>> layers) {
    this.host = host;
    this.layers = List.copyOf(layers);
  }

  /// What a variable holds.
  ///
  /// @param value null where a template in it can't be resolved, or it is encrypted
  record Found(Variable variable, @Nullable YamlNode value) {
    /// The text of a lone value; empty for lists, mappings, null and what can't be resolved.
    Optional<String> text() {
      return value instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()
          ? Optional.of(scalar.text().strip())
          : Optional.empty();
    }
  }

  /// The first of these names that is set.
  Optional<Found> first(List<String> names) {
    return names.stream().map(this::find).flatMap(Optional::stream).findFirst();
  }

  Optional<Found> find(String name) {
    Variable variable = Secrets.isSecretName(name) ? null : strongest(name);
    return variable == null
        ? Optional.empty()
        : Optional.of(
            new Found(variable, new Templates(this::value).resolve(variable.value()).orElse(null)));
  }

  /// The names that begin with this, sorted.
  Set<String> namesWith(String prefix) {
    Set<String> names = new TreeSet<>();
    for (Map<String, Variable> layer : layers) {
      for (String name : layer.keySet()) {
        if (name.startsWith(prefix)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private @Nullable YamlNode value(String name) {
    if (name.equals("inventory_hostname")) {
      return text(host);
    }
    if (name.equals("inventory_hostname_short")) {
      return text(shortName(host));
    }
    Variable variable = Secrets.isSecretName(name) ? null : strongest(name);
    return variable == null ? null : variable.value();
  }

  private @Nullable Variable strongest(String name) {
    for (Map<String, Variable> layer : layers.reversed()) {
      Variable variable = layer.get(name);
      if (variable != null) {
        return variable;
      }
    }
    return null;
  }

  private static YamlNode text(String text) {
    return new YamlScalar(text, false, null, 1);
  }

  static String shortName(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }

  /// Layers without the empty ones.
  static List<Map<String, Variable>> compact(List<Map<String, Variable>> layers) {
    List<Map<String, Variable>> filled = new ArrayList<>(layers);
    filled.removeIf(Map::isEmpty);
    return filled;
  }
}
