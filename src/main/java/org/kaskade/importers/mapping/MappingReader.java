package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.InventoryReader;
import org.kaskade.schema.CmdbSchema;
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
    Optional<ReadMapping> read =
        findings.content(file.get(), new Parsing(path, inventory.schema()));
    Optional<Mapping> mapping = read.flatMap(ReadMapping::mapping);
    if (mapping.isPresent()) {
      MappedInventory.read(mapping.get(), inventory, findings);
      return;
    }
    keepAll(inventory, findings);
    for (MappingProblem problem : read.map(ReadMapping::mistakes).orElse(List.of())) {
      findings.unreadable(path, "INVALID_MAPPING", problem.line(), problem.message());
    }
  }

  /// @param mapping empty where it has mistakes
  private record ReadMapping(Optional<Mapping> mapping, List<MappingProblem> mistakes) {}

  /// A mapping is read once, so that what it made of a file stands while neither changes.
  private record Parsing(String path, CmdbSchema schema) implements ContentForm<ReadMapping> {
    @Override
    public ReadMapping of(byte[] content) {
      List<MappingProblem> mistakes = new ArrayList<>();
      Optional<Mapping> mapping = MappingFile.read(path, content, schema, mistakes);
      return new ReadMapping(mapping, List.copyOf(mistakes));
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
