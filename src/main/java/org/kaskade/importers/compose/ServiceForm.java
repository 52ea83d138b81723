package org.kaskade.importers.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Items;
import org.kaskade.importers.compose.Part.Nothing;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Brings a service to the one form in which services are merged: whatever may be written as list
/// or mapping is a mapping, volumes go by the path they are mounted at.
///
/// Keys that say nothing of CIs and dependencies are left out unread.
final class ServiceForm {
  private static final Set<String> TEXTS =
      Set.of(
          "image", "container_name", "hostname", "network_mode", "ipc", "pid", "scale", "restart");
  private static final Set<String> LISTS =
      Set.of("ports", "expose", "profiles", "links", "external_links", "volumes_from", "env_file");

  private final String service;
  private final Conversion conversion;
  private final Problems problems;

  ServiceForm(String service, Conversion conversion, Problems problems) {
    this.service = service;
    this.conversion = conversion;
    this.problems = problems;
  }

  Entries of(YamlMapping body, int line) {
    Map<String, Part> form = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : body.entries().entrySet()) {
      Part part = part(entry.getKey(), entry.getValue(), body.lineOf(entry.getKey()));
      if (part != null) {
        form.put(entry.getKey(), part);
      }
    }
    return new Entries(form, "!override".equals(body.tag()), conversion.place(line));
  }

  private @Nullable Part part(String key, YamlNode node, int line) {
    if (TEXTS.contains(key)) {
      Part part = conversion.part(node, line);
      return part instanceof Text || part instanceof Nothing
          ? part
          : reported(key, "a single value", line);
    }
    if (LISTS.contains(key)) {
      return list(key, conversion.part(node, line));
    }
    return switch (key) {
      case "command", "entrypoint" -> conversion.part(node, line);
      case "environment", "labels" ->
          mapping(key, conversion.part(node, line), (item, map) -> assignment(item, map));
      case "depends_on", "networks" ->
          mapping(key, conversion.part(node, line), (item, map) -> name(item, map));
      case "volumes" ->
          mapping(key, conversion.part(node, line), (item, map) -> VolumeMount.put(item, map));
      case "deploy" -> {
        Part part = conversion.part(node, line);
        yield part instanceof Entries ? part : reported(key, "a mapping", line);
      }
      default -> null;
    };
  }

  private @Nullable Part list(String key, Part part) {
    return switch (part) {
      case Items items -> items;
      case Nothing nothing -> nothing;
      case Text one -> new Items(List.of(one), false, one.place());
      case Entries other ->
          key.equals("env_file")
              ? new Items(List.of(other), false, other.place())
              : reported(key, "a list", other.place().line());
    };
  }

  /// The mapping, or the one a list stands for.
  private @Nullable Part mapping(
      String key, Part part, BiFunction<Part, Map<String, Part>, Boolean> put) {
    return switch (part) {
      case Nothing nothing -> nothing;
      case Entries entries when !key.equals("volumes") -> entries;
      case Items items -> {
        Map<String, Part> entries = new LinkedHashMap<>();
        for (Part item : items.items()) {
          if (!put.apply(item, entries)) {
            problems.unexpectedType(item.place(), what(key) + " has an item that", "of its form");
          }
        }
        yield new Entries(entries, items.replaces(), items.place());
      }
      case Text text -> reported(key, "a list or mapping", text.place().line());
      case Entries entries -> reported(key, "a list", entries.place().line());
    };
  }

  private boolean assignment(Part item, Map<String, Part> entries) {
    if (!(item instanceof Text text)) {
      return item instanceof Nothing;
    }
    int equals = text.text().indexOf('=');
    if (equals < 0) {
      entries.put(text.text(), new Nothing(false, text.place()));
    } else {
      entries.put(
          text.text().substring(0, equals),
          new Text(text.text().substring(equals + 1), text.unresolved(), text.place()));
    }
    return true;
  }

  private boolean name(Part item, Map<String, Part> entries) {
    if (!(item instanceof Text text)) {
      return item instanceof Nothing;
    }
    entries.put(text.text(), new Nothing(false, text.place()));
    return true;
  }

  private @Nullable Part reported(String key, String expected, int line) {
    problems.unexpectedType(conversion.place(line), what(key), expected);
    return null;
  }

  private String what(String key) {
    return "%s of service %s".formatted(key, service);
  }
}
