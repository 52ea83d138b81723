package org.kaskade.importers.backstage;

import static org.kaskade.importers.ProblemSeverity.INFO;
import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.backstage.CatalogFile.Target;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.UnusableSource;

/// Finds the files of the commit that Locations lead to, and reports targets that lead elsewhere.
/// Nothing is fetched.
final class LocationTargets {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  /// How often a path is compared with a glob in all, so that many globs over many files end.
  private static final long COMPARISONS = 20_000_000;

  private final Inventory inventory;
  private final Findings findings;
  private @Nullable List<String> paths;
  private long comparisons;

  LocationTargets(Inventory inventory, Findings findings) {
    this.inventory = inventory;
    this.findings = findings;
  }

  List<InventoryFile> of(String file, Target target) {
    if (target.external() || RepositoryPath.isAddress(target.text())) {
      findings.problem(
          INFO,
          "EXTERNAL_LOCATION",
          file,
          target.line(),
          "This target is outside the repository and not fetched. Add the repository it is in as a source of its own.");
      return List.of();
    }
    Optional<String> path =
        RepositoryPath.resolve(RepositoryPath.folder(file), target.text())
            .filter(p -> !p.isEmpty());
    if (path.isEmpty()) {
      findings.problem(
          WARNING,
          "EXTERNAL_LOCATION",
          file,
          target.line(),
          "This target leads out of the repository and is not read. Name a file in it.");
      return List.of();
    }
    List<InventoryFile> found =
        GLOB.matcher(path.get()).find()
            ? matching(file, target, path.get())
            : inventory.file(path.get()).stream().toList();
    if (found.isEmpty()) {
      findings.problem(
          target.optional() ? INFO : WARNING,
          "MISSING_FILE",
          file,
          target.line(),
          "There is no file '%s' in the repository. Correct the target, or remove it."
              .formatted(path.get()));
    }
    return found;
  }

  private List<InventoryFile> matching(String file, Target target, String glob) {
    if (paths == null) {
      paths = inventory.paths();
    }
    List<InventoryFile> found = new ArrayList<>();
    try {
      Globs globs = Globs.of(List.of(glob));
      for (String path : paths) {
        if (++comparisons > COMPARISONS) {
          findings.problem(
              WARNING,
              "LIMIT",
              file,
              target.line(),
              "The globs of all Locations would take more than %,d comparisons with paths; those from here on are not followed. Name the files instead."
                  .formatted(COMPARISONS));
          break;
        }
        if (!path.equals(file) && globs.matches(path)) {
          inventory.file(path).ifPresent(found::add);
        }
      }
    } catch (UnusableSource unusable) {
      String why = unusable.getMessage();
      findings.problem(
          WARNING, "INVALID_GLOB", file, target.line(), why == null ? "The glob is wrong." : why);
    }
    return found;
  }
}
