package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads states of version 4, which Terraform writes from 0.12 on, and OpenTofu.
final class StateFour {
  private final String path;
  private final Leaves leaves = new Leaves();
  private final StateNotes notes = new StateNotes();
  private final List<Resource> resources = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();

  StateFour(String path) {
    this.path = path;
  }

  ParsedFile.Snapshot read(YamlMapping root) {
    if (root.get("resources") != null && !(root.get("resources") instanceof YamlSequence)) {
      notes.unexpected("resources", root.lineOf("resources"));
    }
    for (YamlNode node : root.items("resources")) {
      if (node instanceof YamlMapping resource) {
        resource(resource);
      } else {
        notes.unexpected("a resource", node.line());
      }
    }
    notes.handOver(reports);
    return new ParsedFile.Snapshot(path, false, resources, reports);
  }

  private void resource(YamlMapping resource) {
    String mode = resource.text("mode").orElse("managed");
    Optional<String> type = resource.text("type");
    Optional<String> name = resource.text("name");
    if (mode.equals("data")) {
      return;
    }
    if (type.isEmpty() || name.isEmpty()) {
      notes.unexpected("a resource without type or name", resource.line());
      return;
    }
    String module = resource.text("module").orElse("");
    for (YamlNode node : resource.items("instances")) {
      if (!(node instanceof YamlMapping instance)) {
        notes.unexpected("an instance of " + type.get() + "." + name.get(), node.line());
        continue;
      }
      String key = key(instance.get("index_key"));
      int line = key == null ? resource.line() : instance.line();
      String block = ResourceAddress.join(module, type.get() + "." + name.get());
      String address = key == null ? block : block + "[" + key + "]";
      if (instance.text("deposed").isPresent()) {
        notes.deposed(address, instance.line());
        continue;
      }
      if (instance.text("status").orElse("").equals("tainted")) {
        notes.tainted(address, instance.line());
      }
      List<Leaf> values =
          instance.get("attributes_flat") instanceof YamlMapping flat
              ? leaves.ofFlat(flat)
              : leaves.of(
                  instance.get("attributes"),
                  Leaves.sensitivePaths(instance.items("sensitive_attributes")));
      if (instance.text("attributes", "id").isEmpty()
          && instance.text("attributes_flat", "id").isEmpty()) {
        notes.withoutId(address, instance.line());
      }
      resources.add(
          new Resource(
              module,
              type.get(),
              name.get(),
              key,
              path,
              line,
              values,
              listed(instance),
              instance.get("dependencies") != null,
              false));
    }
  }

  private static List<Listed> listed(YamlMapping instance) {
    List<Listed> listed = new ArrayList<>();
    for (String key : List.of("dependencies", "depends_on")) {
      for (YamlNode item : instance.items(key)) {
        if (item instanceof YamlScalar scalar && !scalar.text().isBlank()) {
          listed.add(new Listed(scalar.text(), scalar.line()));
        }
      }
    }
    return listed;
  }

  /// As addresses write it: a number, or a text in quotes.
  static @Nullable String key(@Nullable YamlNode node) {
    if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
      return null;
    }
    return scalar.plain() ? scalar.text() : ResourceAddress.quoted(scalar.text());
  }
}
