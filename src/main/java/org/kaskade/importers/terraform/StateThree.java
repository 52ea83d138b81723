package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads states of version 3, which Terraform wrote up to 0.11.
final class StateThree {
  private final String path;
  private final Leaves leaves = new Leaves();
  private final StateNotes notes = new StateNotes();
  private final List<Resource> resources = new ArrayList<>();

  StateThree(String path) {
    this.path = path;
  }

  ParsedFile.Snapshot read(YamlMapping root) {
    if (root.get("modules") != null && !(root.get("modules") instanceof YamlSequence)) {
      notes.unexpected("modules", root.lineOf("modules"));
    }
    for (YamlNode node : root.items("modules")) {
      if (!(node instanceof YamlMapping module)) {
        notes.unexpected("a module", node.line());
        continue;
      }
      String address = address(module.items("path"));
      module
          .mapping("resources")
          .ifPresent(found ->
              found
                  .entries()
                  .forEach((key, value) -> {
                    int line = found.lineOf(key);
                    if (value instanceof YamlMapping resource) {
                      resource(address, key, resource, line);
                    } else {
                      notes.unexpected(key, line);
                    }
                  }));
    }
    List<Report> reports = new ArrayList<>();
    notes.handOver(reports);
    return new ParsedFile.Snapshot(path, false, resources, reports);
  }

  private static String address(List<YamlNode> steps) {
    String address = "";
    for (YamlNode step : steps.subList(Math.min(1, steps.size()), steps.size())) {
      if (step instanceof YamlScalar name) {
        address = ResourceAddress.join(address, "module." + name.text());
      }
    }
    return address;
  }

  private void resource(String module, String key, YamlMapping resource, int line) {
    String[] parts = key.split("\\.", -1);
    if (parts[0].equals("data")) {
      return;
    }
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      notes.unexpected(key, line);
      return;
    }
    String address = ResourceAddress.join(module, indexed(key));
    if (!resource.items("deposed").isEmpty()) {
      notes.deposed(address, resource.lineOf("deposed"));
    }
    if (!(resource.get("primary") instanceof YamlMapping primary)) {
      return;
    }
    if (primary.text("tainted").orElse("").equals("true")) {
      notes.tainted(address, primary.lineOf("tainted"));
    }
    List<Leaf> values = new ArrayList<>(leaves.ofFlat(primary.get("attributes")));
    if (values.stream().noneMatch(leaf -> leaf.path().equals("id"))) {
      primary
          .text("id")
          .filter(id -> !id.isBlank())
          .ifPresentOrElse(
              id -> values.add(Leaf.of("id", id, primary.lineOf("id"))),
              () -> notes.withoutId(address, line));
    }
    List<Listed> listed = new ArrayList<>();
    for (YamlNode item : resource.items("depends_on")) {
      if (item instanceof YamlScalar scalar && !scalar.text().isBlank()) {
        listed.add(new Listed(ResourceAddress.join(module, indexed(scalar.text())), scalar.line()));
      }
    }
    resources.add(
        new Resource(
            module,
            resource.text("type").orElse(parts[0]),
            parts[1],
            parts.length > 2 ? number(parts[2]) : null,
            path,
            line,
            values,
            listed,
            false,
            false));
  }

  /// `aws_instance.web.0` as `aws_instance.web[0]`, `aws_instance.web.*` as `aws_instance.web`.
  private static String indexed(String address) {
    int last = address.lastIndexOf('.');
    String end = address.substring(last + 1);
    if (last < 0 || (!end.equals("*") && number(end) == null)) {
      return address;
    }
    return address.substring(0, last) + (end.equals("*") ? "" : "[" + end + "]");
  }

  private static @Nullable String number(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? text : null;
  }
}
