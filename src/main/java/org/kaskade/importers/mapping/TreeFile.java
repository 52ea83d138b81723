package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlError;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlReader;

/// Reads a file in YAML or JSON: its documents as far as they can be read.
final class TreeFile {
  private TreeFile() {}

  static List<DataTree> read(byte[] content, FileProblems problems) {
    List<DataTree> trees = new ArrayList<>();
    for (YamlDocument document : new YamlReader().read(content)) {
      YamlError error = document.error();
      if (error != null) {
        problems.unreadable(
            error.kind().name(), error.line(), error.message() + "; correct the file");
      } else if (!contradicts(document, problems) && document.root() != null) {
        if (document.root() instanceof YamlMapping root && root.mapping("sops").isPresent()) {
          problems.unreadable(
              "ENCRYPTED", root.lineOf("sops"), "encrypted with SOPS and therefore not read");
        } else {
          trees.add(tree(document, problems));
        }
      }
    }
    return trees;
  }

  private static DataTree tree(YamlDocument document, FileProblems problems) {
    if (document.root() == null) {
      throw new IllegalArgumentException("an empty document");
    }
    DataTree tree = DataTree.of(document.root());
    Secrecy.tell(tree.secrets(), problems);
    return tree;
  }

  private static boolean contradicts(YamlDocument document, FileProblems problems) {
    boolean contradicts = false;
    for (YamlMapping.Duplicate twice : document.duplicates()) {
      String where =
          "the key %s stands in line %d already, ".formatted(twice.key(), twice.firstLine());
      if (twice.sameValue()) {
        problems.warn(
            "DUPLICATE_KEY", "", twice.line(), where + "with the same value; remove one of them");
      } else {
        contradicts = true;
        problems.unreadable(
            "DUPLICATE_KEY", twice.line(), where + "with another value; remove one of them");
      }
    }
    return contradicts;
  }
}
