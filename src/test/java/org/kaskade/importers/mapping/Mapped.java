package org.kaskade.importers.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.ReadInventory;

/// Files and the mapping that describes them.
final class Mapped {
  static final String PATH = "kaskade-mapping.yaml";

  private Mapped() {}

  /// Reads one file by a mapping.
  static ReadInventory file(String mapping, String path, String content) {
    return files(mapping, Map.of(path, content));
  }

  static ReadInventory files(String mapping, Map<String, String> files) {
    Map<String, String> all = new HashMap<>(files);
    all.put(PATH, mapping);
    return ReadInventory.of(new MappingReader(), all, Map.of());
  }

  /// What is wrong with a mapping, each as `line: message`.
  static List<String> mistakes(String mapping) {
    return file(mapping, "hosts.yaml", "[]").findings().problems().stream()
        .filter(problem -> problem.code().equals("INVALID_MAPPING"))
        .map(Mapped::written)
        .toList();
  }

  private static String written(InventoryProblem problem) {
    return problem.line() + ": " + problem.message();
  }
}
