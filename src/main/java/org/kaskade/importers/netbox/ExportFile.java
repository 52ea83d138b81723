package org.kaskade.importers.netbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Reads one file of an export, in whichever of its forms.
final class ExportFile {
  private final String path;
  private final List<NetboxObject> objects = new ArrayList<>();
  private final List<InventoryProblem> problems = new ArrayList<>();
  private boolean unreadable;

  private ExportFile(String path) {
    this.path = path;
  }

  static FileObjects read(String path, byte[] content) {
    ExportFile file = new ExportFile(path);
    for (YamlDocument document : new YamlReader().read(content)) {
      file.document(document);
    }
    return new FileObjects(path, file.objects, file.problems, file.unreadable);
  }

  private void document(YamlDocument document) {
    YamlError error = document.error();
    if (error != null) {
      unreadable(error.kind().name(), error.line(), error.message() + "; export the file again");
      return;
    }
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      if (!twice.sameValue()) {
        unreadable(
            "DUPLICATE_KEY",
            twice.line(),
            "the key %s stands in line %d already, with another value; remove one of them"
                .formatted(twice.key(), twice.firstLine()));
        return;
      }
    }
    YamlNode root = document.root();
    if (root != null) {
      Model named =
          Model.of(path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.json$", ""))
              .or(() -> Model.of(path.replaceAll("\\.json$", "")))
              .orElse(null);
      any(root, named);
    }
  }

  /// @param named the model that the file's name or a key says, if any
  private void any(YamlNode node, @Nullable Model named) {
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof YamlMapping mapping) {
          object(mapping, named);
        } else {
          warn(
              "UNEXPECTED_TYPE", item.line(), "an object is expected in this list; it is left out");
        }
      }
    } else if (node instanceof YamlMapping mapping) {
      if (mapping.get("results") instanceof YamlSequence results) {
        more(mapping);
        any(results, named);
      } else if (mapping.get("data") instanceof YamlMapping data) {
        keys(data);
      } else if (isObject(mapping)) {
        object(mapping, named);
      } else {
        keys(mapping);
      }
    } else {
      unreadable(
          "UNEXPECTED_TYPE",
          node.line(),
          "this is no export of NetBox: a list or object is expected");
    }
  }

  private void more(YamlMapping page) {
    if (page.text("next").isPresent()) {
      warn(
          "PARTIAL_EXPORT",
          page.lineOf("next"),
          "the file holds one page of several; export with limit=0, or all pages");
    }
  }

  private void keys(YamlMapping mapping) {
    boolean any = false;
    for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
      Optional<Model> model = Model.of(entry.getKey());
      if (model.isPresent() && !(entry.getValue() instanceof YamlScalar)) {
        any = true;
        any(entry.getValue(), model.get());
      }
    }
    if (!any && !mapping.entries().isEmpty()) {
      info(mapping.line(), "nothing in this file is of a kind that is read from NetBox");
    }
  }

  private static boolean isObject(YamlMapping mapping) {
    return (mapping.get("model") != null && mapping.get("fields") != null)
        || (mapping.get("id") != null
            && (mapping.get("url") != null
                || mapping.get("display") != null
                || mapping.get("name") != null));
  }

  private void object(YamlMapping mapping, @Nullable Model named) {
    if (mapping.get("fields") instanceof YamlMapping fields && mapping.get("model") != null) {
      Optional<Model> model = mapping.text("model").flatMap(Model::of);
      Optional<String> id = mapping.text("pk");
      if (model.isPresent()) {
        add(model.get(), id, fields, mapping.line());
      }
      return;
    }
    Optional<Model> model =
        mapping.text("url").flatMap(Model::ofUrl).or(() -> Optional.ofNullable(named));
    if (model.isPresent()) {
      add(model.get(), mapping.text("id"), mapping, mapping.line());
    } else if (mapping.text("url").isEmpty() && mapping.text("model").isEmpty()) {
      warn(
          "UNKNOWN_OBJECT",
          mapping.line(),
          "nothing says of which kind this object is; name the file like the endpoint, e.g. devices.json");
    }
  }

  private void add(Model model, Optional<String> id, YamlMapping fields, int line) {
    if (id.isEmpty()) {
      warn("NO_IDENTITY", line, "the object has no number (pk or id); it is left out");
      return;
    }
    objects.add(new NetboxObject(model, id.get(), ObjectFields.of(fields), path, line, false));
  }

  private void unreadable(String code, @Nullable Integer line, String message) {
    unreadable = true;
    problems.add(new InventoryProblem(ProblemSeverity.ERROR, code, path, line, message));
  }

  private void warn(String code, int line, String message) {
    if (problems.size() < 100) {
      problems.add(new InventoryProblem(ProblemSeverity.WARNING, code, path, line, message));
    }
  }

  private void info(int line, String message) {
    problems.add(new InventoryProblem(ProblemSeverity.INFO, "NOTHING_READ", path, line, message));
  }
}
