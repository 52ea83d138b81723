package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// Reads what `terraform show -json` writes of a state or a plan.
///
/// Of a plan it takes what will be: what the plan creates is planned, what it destroys is left out.
final class Shown {
  private final String path;
  private final Leaves leaves = new Leaves();
  private final StateNotes notes = new StateNotes();
  private final List<Resource> resources = new ArrayList<>();
  private final Set<String> created = new HashSet<>();
  private Map<String, PlannedReferences.OfBlock> references = Map.of();

  Shown(String path) {
    this.path = path;
  }

  ParsedFile.Snapshot read(YamlMapping root) {
    boolean plan = root.get("planned_values") != null || root.get("resource_changes") != null;
    changes(root);
    references =
        root.mapping("configuration", "root_module").map(PlannedReferences::of).orElse(Map.of());
    YamlNode values = plan ? root.at("planned_values") : root.at("values");
    if (values instanceof YamlMapping mapping && mapping.get("root_module") != null) {
      module(mapping.get("root_module"), "");
    } else if (values != null && !(values instanceof YamlMapping)) {
      notes.unexpected("the values", values.line());
    }
    List<Report> reports = new ArrayList<>();
    notes.handOver(reports);
    return new ParsedFile.Snapshot(path, plan, resources, reports);
  }

  private void changes(YamlMapping root) {
    for (YamlMapping change : root.mappings("resource_changes")) {
      Set<String> actions = new HashSet<>();
      for (YamlNode action : change.items("change", "actions")) {
        if (action instanceof YamlScalar scalar) {
          actions.add(scalar.text());
        }
      }
      String address = change.text("address").orElse("");
      boolean managed = !change.text("mode").orElse("managed").equals("data");
      boolean deposed = change.text("deposed").isPresent();
      if (actions.contains("create") && actions.size() == 1) {
        created.add(address);
      } else if (managed && !deposed && actions.contains("delete") && actions.size() == 1) {
        notes.deleted(address, change.line());
      }
    }
  }

  private void module(@Nullable YamlNode node, String address) {
    if (!(node instanceof YamlMapping module)) {
      if (node != null) {
        notes.unexpected("a module", node.line());
      }
      return;
    }
    for (YamlNode item : module.items("resources")) {
      if (item instanceof YamlMapping resource) {
        resource(resource, address);
      } else {
        notes.unexpected("a resource", item.line());
      }
    }
    for (YamlMapping child : module.mappings("child_modules")) {
      module(child, child.text("address").orElse(address));
    }
  }

  private void resource(YamlMapping resource, String module) {
    Optional<String> type = resource.text("type");
    Optional<String> name = resource.text("name");
    if (resource.text("mode").orElse("managed").equals("data")) {
      return;
    }
    if (type.isEmpty() || name.isEmpty()) {
      notes.unexpected("a resource without type or name", resource.line());
      return;
    }
    String address = resource.text("address").orElse(type.get() + "." + name.get());
    if (resource.text("deposed_key").isPresent()) {
      notes.deposed(address, resource.line());
      return;
    }
    if (resource.text("tainted").orElse("").equals("true")) {
      notes.tainted(address, resource.line());
    }
    Set<String> sensitive = Leaves.sensitivePaths(resource.get("sensitive_values"));
    List<Leaf> values = new ArrayList<>(leaves.of(resource.get("values"), sensitive));
    List<Listed> listed = new ArrayList<>();
    for (YamlNode item : resource.items("depends_on")) {
      if (item instanceof YamlScalar scalar && !scalar.text().isBlank()) {
        listed.add(new Listed(scalar.text(), scalar.line()));
      }
    }
    boolean closure = !listed.isEmpty();
    PlannedReferences.OfBlock planned =
        references.get(
            ResourceAddress.join(
                ResourceAddress.withoutKeys(module), type.get() + "." + name.get()));
    if (planned != null) {
      values.addAll(planned.leaves());
      listed.addAll(planned.dependencies());
    }
    boolean isNew = created.contains(address);
    if (!isNew && planned == null && resource.text("values", "id").isEmpty()) {
      notes.withoutId(address, resource.line());
    }
    resources.add(
        new Resource(
            module,
            type.get(),
            name.get(),
            StateFour.key(resource.get("index")),
            path,
            resource.line(),
            values,
            listed,
            closure,
            isNew));
  }
}
