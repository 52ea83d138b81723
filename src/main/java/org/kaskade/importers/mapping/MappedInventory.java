package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.schema.CmdbSchema;

/// Applies a mapping to the files of an inventory.
public final class MappedInventory {
  private MappedInventory() {}

  /// Reads every file that the mapping is about.
  public static void read(Mapping mapping, Inventory inventory, Findings findings) {
    List<FileClaims> files = new ArrayList<>();
    int about = 0;
    for (InventoryFile file : inventory.files()) {
      if (mapping.isAbout(file.path()) && !file.path().equals(mapping.path())) {
        about++;
        findings
            .content(
                file, new Parsing(mapping, file.path(), inventory.source(), inventory.schema()))
            .ifPresent(files::add);
      }
    }
    if (about == 0) {
      findings.problem(
          ProblemSeverity.WARNING,
          "NO_FILES",
          mapping.path(),
          null,
          "the mapping is about none of the source's %,d files; correct 'files' in it, or the source's paths"
              .formatted(inventory.files().size()));
    }
    Resolution.of(files, findings);
  }

  /// What a file says by itself: a function of its path, the mapping and the source's name too.
  private record Parsing(Mapping mapping, String path, String source, CmdbSchema schema)
      implements ContentForm<FileClaims> {
    @Override
    public FileClaims of(byte[] content) {
      return MappedFile.of(mapping, path, content, source, schema);
    }

    @Override
    public boolean keeps(FileClaims made) {
      return made.problems().stream()
          .noneMatch(problem -> problem.code().equals(FileProblems.TIMEOUT));
    }
  }
}
