package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.Secrets;
import org.kaskade.schema.CiClass;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// The attributes that variables give to a host.
final class HostAttributes {
  static final String PREFIX = "kaskade_";
  private static final Set<String> NO_ATTRIBUTES = Set.of("class", "depends_on", "dependsOn");
  private static final Set<String> OF_EVERY_CI =
      Set.of("environment", "lifecycle", "criticality", "owner");

  private final Inventory inventory;
  private final VariableMapping mapping;
  private final AnsibleOptions options;
  private final Map<String, List<String>> mapped = new LinkedHashMap<>();
  private final Reports reports;

  HostAttributes(
      Inventory inventory, VariableMapping mapping, AnsibleOptions options, Reports reports) {
    this.inventory = inventory;
    this.mapping = mapping;
    this.options = options;
    this.reports = reports;
    for (String attribute : List.of("environment", "owner", "criticality")) {
      mapped.put(attribute, options.variables(attribute + "Variable"));
    }
    mapped.putAll(options.attributes());
    mapping.attributes().forEach(mapped::putIfAbsent);
  }

  void claim(Machine machine, HostClaims claims) {
    HostVariables variables = machine.variables;
    for (String variable : variables.namesWith(PREFIX)) {
      String rest = variable.substring(PREFIX.length());
      String attribute = camelCase(rest);
      if (NO_ATTRIBUTES.contains(rest) || Secrets.isSecretName(variable)) {
        continue;
      }
      Optional<HostVariables.Found> found = variables.find(variable);
      if (found.isPresent() && !isDeclared(machine.ref.ciClass(), attribute)) {
        reports.warning(
            "UNKNOWN_ATTRIBUTE",
            found.get().variable().place(),
            "variable '%s' names an attribute that class %s does not have"
                .formatted(variable, machine.ref.ciClass()));
      } else {
        found.ifPresent(value -> claim(attribute, value, claims));
      }
    }
    mapped.forEach((attribute, names) ->
        variables.first(names).ifPresent(value -> claim(attribute, value, claims)));
    variables.first(mapping.connection()).ifPresent(found -> address(machine, found, claims));
  }

  /// The environment that a variable of the host says, else the one of its inventory.
  Optional<String> environment(Machine machine) {
    return machine
        .variables
        .find(PREFIX + "environment")
        .flatMap(HostVariables.Found::text)
        .or(() ->
            machine
                .variables
                .first(mapped.getOrDefault("environment", List.of()))
                .flatMap(HostVariables.Found::text))
        .or(() -> options.environment(machine.inventory.source));
  }

  private void address(Machine machine, HostVariables.Found found, HostClaims claims) {
    Optional<String> text = found.text();
    Optional<String> ip = text.flatMap(Names::ipAddress);
    Place place = found.variable().place();
    if (ip.isPresent()) {
      claims.attribute("ipAddress", ip.get(), place);
    } else if (text.isPresent()
        && Names.fqdn(text.get()).isPresent()
        && isDeclared(machine.ref.ciClass(), "address")) {
      claims.attribute("address", text.get(), place);
    }
  }

  private void claim(String attribute, HostVariables.Found found, HostClaims claims) {
    Object value = plain(found.value());
    Variable variable = found.variable();
    if (value != null) {
      claims.attribute(attribute, value, variable.place());
    } else if (found.value() instanceof YamlMapping) {
      reports.warning(
          "UNSUPPORTED_VALUE",
          variable.place(),
          "variable '%s' is a mapping; attribute %s needs a value or a list of values"
              .formatted(variable.name(), attribute));
    } else if (found.value() == null && !VariableFiles.hasSecret(variable.value())) {
      reports.info(
          "UNRESOLVED_TEMPLATE",
          variable.place(),
          "the template of '%s' is more than plain references; attribute %s is left out"
              .formatted(variable.name(), attribute));
    }
  }

  private static @Nullable Object plain(@Nullable YamlNode node) {
    return switch (node) {
      case null -> null;
      case YamlScalar scalar -> plain(scalar);
      case YamlSequence list -> {
        List<String> texts = new ArrayList<>();
        for (YamlNode item : list.items()) {
          if (item instanceof YamlScalar scalar && !scalar.isNull()) {
            texts.add(scalar.text());
          }
        }
        yield texts;
      }
      case YamlMapping mapping -> null;
    };
  }

  /// Ansible reads YAML 1.1, where `yes` and `off` are booleans.
  private static @Nullable Object plain(YamlScalar scalar) {
    if (scalar.plain()) {
      switch (scalar.text()) {
        case "yes", "Yes", "YES", "on", "On", "ON" -> {
          return true;
        }
        case "no", "No", "NO", "off", "Off", "OFF" -> {
          return false;
        }
        default -> {}
      }
    }
    return scalar.value();
  }

  private boolean isDeclared(String ciClass, String attribute) {
    Optional<CiClass> declared = inventory.schema().ciClass(ciClass);
    return OF_EVERY_CI.contains(attribute)
        || declared.filter(known -> known.attributes().containsKey(attribute)).isPresent();
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i > 0 && i + 1 < name.length()) {
        camel.append(Character.toUpperCase(name.charAt(++i)));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }
}
