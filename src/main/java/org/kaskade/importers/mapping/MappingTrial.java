package org.kaskade.importers.mapping;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.Trial;
import org.kaskade.schema.CmdbSchema;

/// Tries a mapping on files of this computer, without a server.
///
/// @param mistakes in the mapping; the trial is empty where there is any
public record MappingTrial(List<MappingProblem> mistakes, Optional<Trial> trial) {
  public MappingTrial {
    mistakes = List.copyOf(mistakes);
  }

  /// Reads files as a source with these files in its repository would.
  ///
  /// @param places files, and folders of files, which stand for the root of the repository
  /// @throws IOException where a file or folder can't be read
  public static MappingTrial of(
      String path, byte[] content, List<Path> places, String source, CmdbSchema schema)
      throws IOException {
    List<MappingProblem> mistakes = new ArrayList<>();
    Optional<Mapping> mapping = MappingFile.read(path, content, schema, mistakes);
    if (mapping.isEmpty()) {
      return new MappingTrial(mistakes, Optional.empty());
    }
    Inventory inventory = new LocalInventory(source, schema, LocalFiles.of(places, mapping.get()));
    return new MappingTrial(
        List.of(), Optional.of(Trial.of(new MappingFormat("test", mapping.get()), inventory)));
  }

  private record LocalInventory(String source, CmdbSchema schema, List<InventoryFile> files)
      implements Inventory {
    @Override
    public Map<String, Object> options() {
      return Map.of();
    }

    @Override
    public List<String> paths() {
      return files.stream().map(InventoryFile::path).toList();
    }

    @Override
    public Optional<InventoryFile> file(String path) {
      return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
  }
}
