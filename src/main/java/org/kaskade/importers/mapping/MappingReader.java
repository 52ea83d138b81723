package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.springframework.stereotype.Component;

/// Reads an inventory by the mapping that stands in its repository.
///
/// Option `mapping`: the path of the mapping, `kaskade-mapping.yaml` if left out.
@Component
final class MappingReader implements InventoryReader {
  private static final String OPTION = "mapping";
  private static final String DEFAULT_PATH = "kaskade-mapping.yaml";

  @Override
  public String format() {
    return "mapping";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    String path = path(inventory);
    Optional<InventoryFile> file = inventory.file(path);
    if (file.isEmpty()) {
      keepAll(inventory, findings);
      findings.unreadable(
          path,
          "MISSING_MAPPING",
          null,
          "there is no mapping at this path in the repository; add it, or correct the source's option mapping");
      return;
    }
    Optional<byte[]> content = MappedInventory.content(file.get(), findings);
    if (content.isEmpty()) {
      keepAll(inventory, findings);
      return;
    }
    List<MappingProblem> problems = new ArrayList<>();
    Optional<Mapping> mapping = MappingFile.read(path, content.get(), inventory.schema(), problems);
    if (mapping.isPresent()) {
      MappedInventory.read(mapping.get(), inventory, findings);
      return;
    }
    keepAll(inventory, findings);
    for (MappingProblem problem : problems) {
      findings.unreadable(path, "INVALID_MAPPING", problem.line(), problem.message());
    }
  }

  /// Without a mapping no file says anything new, nor takes anything back.
  private static void keepAll(Inventory inventory, Findings findings) {
    inventory.files().forEach(file -> findings.keep(file.path()));
  }

  private static String path(Inventory inventory) {
    Object option = inventory.options().get(OPTION);
    String path = option == null ? "" : String.valueOf(option).strip();
    if (path.isEmpty()) {
      return DEFAULT_PATH;
    }
    return path.startsWith("./") ? path.substring(2) : path;
  }
}
