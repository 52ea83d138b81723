package org.kaskade.importers.ansible;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads a YAML inventory: groups with `hosts`, `children` and `vars`.
///
/// Recursion is bounded by the nesting that the YAML reader allows.
final class YamlInventory {
  private final String file;
  private final HostGroups into;
  private final Reports reports;
  private boolean complete = true;
  private final HostBudget budget = new HostBudget();

  YamlInventory(String file, HostGroups into, Reports reports) {
    this.file = file;
    this.into = into;
    this.reports = reports;
  }

  /// Whether all that was read so far meant something.
  boolean complete() {
    return complete;
  }

  void read(YamlMapping root) {
    for (String name : root.entries().keySet()) {
      group(name, root);
    }
  }

  /// Whether the group is one, so that it can be a child of another.
  private boolean group(String name, YamlMapping parent) {
    Place place = new Place(file, parent.lineOf(name));
    YamlNode body = parent.get(name);
    if (isNull(body)) {
      into.define(name, place);
      return true;
    }
    if (!(body instanceof YamlMapping group)) {
      reports.warning(
          "UNEXPECTED_ENTRY",
          place,
          "'%s' is not a group: its value is no mapping".formatted(name));
      return false;
    }
    into.define(name, place);
    for (String key : group.entries().keySet()) {
      Place at = new Place(file, group.lineOf(key));
      switch (key) {
        case "vars" -> section(group, key).ifPresent(vars -> variables(name, vars));
        case "children" -> section(group, key).ifPresent(all -> children(name, all));
        case "hosts" -> section(group, key).ifPresent(hosts -> hosts(name, hosts));
        default ->
            reports.warning(
                "UNEXPECTED_ENTRY",
                at,
                "a group has hosts, children and vars; '%s' is none of them".formatted(key));
      }
    }
    return true;
  }

  /// A lone string stands for a mapping with that one key.
  private Optional<YamlMapping> section(YamlMapping group, String key) {
    YamlNode node = group.get(key);
    if (node == null || isNull(node)) {
      return Optional.empty();
    }
    return switch (node) {
      case YamlMapping mapping -> Optional.of(mapping);
      case YamlScalar text ->
          Optional.of(
              new YamlMapping(
                  Map.of(text.text(), new YamlScalar("", true, null, text.line())),
                  Map.of(text.text(), text.line()),
                  List.of(),
                  text.line()));
      case YamlSequence list -> {
        complete = false;
        reports.unreadable(
            file, "SYNTAX", list.line(), "'%s' is a mapping, not a list".formatted(key));
        yield Optional.empty();
      }
    };
  }

  private void variables(String group, YamlMapping vars) {
    for (Map.Entry<String, YamlNode> entry : vars.entries().entrySet()) {
      Place place = new Place(file, vars.lineOf(entry.getKey()));
      into.setVariable(into.group(group), entry.getKey(), entry.getValue(), place);
    }
  }

  private void children(String group, YamlMapping children) {
    for (String child : children.entries().keySet()) {
      Place place = new Place(file, children.lineOf(child));
      if (child.equals(group)) {
        reports.warning("CYCLE", place, "group '%s' contains itself".formatted(group));
      } else if (group(child, children)) {
        into.addChild(group, child, place);
      }
    }
  }

  private void hosts(String group, YamlMapping hosts) {
    for (Map.Entry<String, YamlNode> entry : hosts.entries().entrySet()) {
      Place place = new Place(file, hosts.lineOf(entry.getKey()));
      try {
        HostPattern pattern = HostPattern.parse(entry.getKey(), budget.left());
        budget.spend(pattern.names().size());
        for (String name : pattern.names()) {
          Host host = into.addHost(name, group, pattern.port(), place);
          if (entry.getValue() instanceof YamlMapping vars) {
            for (Map.Entry<String, YamlNode> variable : vars.entries().entrySet()) {
              into.setVariable(
                  host,
                  variable.getKey(),
                  variable.getValue(),
                  new Place(file, vars.lineOf(variable.getKey())));
            }
          }
        }
        if (!isNull(entry.getValue()) && !(entry.getValue() instanceof YamlMapping)) {
          reports.warning("UNEXPECTED_ENTRY", place, "the variables of a host are a mapping");
        }
      } catch (InvalidEntry invalid) {
        complete = false;
        reports.unreadable(file, invalid.code(), place.line(), invalid.reason());
      }
    }
  }

  private static boolean isNull(@Nullable YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }
}
