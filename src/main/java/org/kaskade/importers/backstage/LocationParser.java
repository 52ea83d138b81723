package org.kaskade.importers.backstage;

import java.util.Set;
import org.kaskade.importers.backstage.CatalogFile.Target;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads where further files are: the targets of Locations, and what Templates make new
/// repositories of.
final class LocationParser {
  private static final String SKELETON = "skeleton";

  void location(YamlMapping root, CatalogFileDraft draft) {
    YamlMapping spec = root.mapping("spec").orElse(null);
    if (spec == null) {
      return;
    }
    boolean external = !Set.of("file", "url").contains(spec.text("type").orElse("file"));
    boolean optional = spec.text("presence").filter("optional"::equals).isPresent();
    YamlNode target = spec.get("target");
    if (target != null) {
      add(target, "target", external, optional, draft);
    }
    YamlNode targets = spec.get("targets");
    if (targets instanceof YamlSequence list) {
      list.items().forEach(item -> add(item, "targets", external, optional, draft));
    } else if (targets != null) {
      add(targets, "targets", external, optional, draft);
    }
  }

  private static void add(
      YamlNode target, String field, boolean external, boolean optional, CatalogFileDraft draft) {
    if (target instanceof YamlScalar scalar) {
      if (!scalar.isNull() && !scalar.text().isBlank()) {
        draft.targets.add(new Target(scalar.text().strip(), external, optional, scalar.line()));
      }
    } else {
      draft.warn(
          "UNEXPECTED_TYPE",
          target.line(),
          "'%s' holds something that is no text, which was left out; correct it".formatted(field));
    }
  }

  void template(YamlMapping root, CatalogFileDraft draft) {
    String folder = RepositoryPath.folder(draft.path);
    RepositoryPath.resolve(folder, SKELETON).ifPresent(draft.skeletons::add);
    for (YamlMapping step : root.mappings("spec", "steps")) {
      if (step.text("action").orElse("").startsWith("fetch:")) {
        step.text("input", "url")
            .flatMap(url -> RepositoryPath.resolve(folder, url))
            // A template that copies its own folder makes no skeletons of its neighbours.
            .filter(path -> !path.isEmpty() && !(folder + "/").startsWith(path + "/"))
            .ifPresent(draft.skeletons::add);
      }
    }
  }
}
