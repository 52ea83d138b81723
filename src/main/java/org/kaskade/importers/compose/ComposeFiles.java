package org.kaskade.importers.compose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.UnreadableFile;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;

/// The files of one inventory as far as they can be read.
final class ComposeFiles {
  private static final ContentForm<String> TEXT =
      content -> new String(content, StandardCharsets.UTF_8);

  private final Inventory inventory;
  private final Map<String, List<YamlDocument>> parsed = new HashMap<>();

  ComposeFiles(Inventory inventory) {
    this.inventory = inventory;
  }

  boolean exists(String path) {
    return inventory.file(path).isPresent();
  }

  /// The documents of a file that can be read and say something; the others become problems.
  List<YamlMapping> documents(String path, Problems problems) {
    List<YamlMapping> documents = new ArrayList<>();
    for (YamlDocument document : parse(path, problems)) {
      YamlError error = document.error();
      if (error != null) {
        String code = error.kind() == YamlError.Kind.LIMIT ? "LIMIT" : error.kind().name();
        problems.unreadable(path, code, error.line(), error.message() + "; correct the file");
      } else if (!contradicts(path, document, problems)
          && document.root() instanceof YamlMapping root) {
        if (root.mapping("sops").isPresent()) {
          problems.unreadable(
              path, "ENCRYPTED", root.lineOf("sops"), "encrypted with SOPS and therefore not read");
        } else {
          documents.add(root);
        }
      } else if (document.root() != null && !(document.root() instanceof YamlMapping)) {
        problems.unexpectedType(new Place(path, document.line()), "the document", "a mapping");
      }
    }
    return documents;
  }

  /// The text of a file; empty where it is missing or, which becomes a problem, can't be read.
  Optional<String> text(String path, Problems problems) {
    return Optional.ofNullable(in(TEXT, path, problems));
  }

  private boolean contradicts(String path, YamlDocument document, Problems problems) {
    boolean contradicts = false;
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      Place place = new Place(path, twice.line());
      if (twice.sameValue()) {
        problems.warn(
            "DUPLICATE_KEY",
            place,
            "the key %s stands in line %d already, with the same value; remove one of them"
                .formatted(twice.key(), twice.firstLine()));
      } else {
        contradicts = true;
        problems.unreadable(
            path,
            "DUPLICATE_KEY",
            twice.line(),
            "the key %s stands in line %d already, with another value; remove one of them"
                .formatted(twice.key(), twice.firstLine()));
      }
    }
    return contradicts;
  }

  private List<YamlDocument> parse(String path, Problems problems) {
    List<YamlDocument> known = parsed.get(path);
    if (known != null) {
      return known;
    }
    List<YamlDocument> documents = in(ContentForm.YAML, path, problems);
    if (documents == null) {
      return List.of();
    }
    parsed.put(path, documents);
    return documents;
  }

  private <T> @Nullable T in(ContentForm<T> form, String path, Problems problems) {
    Optional<InventoryFile> file = inventory.file(path);
    if (file.isEmpty()) {
      return null;
    }
    try {
      return file.get().as(form);
    } catch (UnreadableFile cannot) {
      problems.unreadable(
          path,
          cannot.code(),
          null,
          Optional.ofNullable(cannot.getMessage()).orElse("the file can't be read"));
      return null;
    }
  }
}
