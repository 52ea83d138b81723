package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.importers.UnreadableFile;

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
        content(file, findings)
            .map(content ->
                MappedFile.of(
                    mapping, file.path(), content, inventory.source(), inventory.schema()))
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

  /// The content; empty where it can't be had, which is reported.
  public static Optional<byte[]> content(InventoryFile file, Findings findings) {
    try {
      return Optional.of(file.content());
    } catch (UnreadableFile cannot) {
      findings.unreadable(
          file.path(),
          cannot.code(),
          null,
          Optional.ofNullable(cannot.getMessage()).orElse("the file can't be read"));
      return Optional.empty();
    }
  }
}
