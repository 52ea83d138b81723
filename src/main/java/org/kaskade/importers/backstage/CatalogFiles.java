package org.kaskade.importers.backstage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.backstage.CatalogFile.Target;
import org.kaskade.yaml.YamlLimits;

/// Finds the files of a catalog: those that the source's globs match and hold entities, and those
/// that Locations lead to. Each file is parsed once, or twice where it turns out late that a
/// Location leads to it. Serves one inventory.
final class CatalogFiles {
  private final Inventory inventory;
  private final BackstageMapping mapping;
  private final CatalogParser parser;
  private final Findings findings;
  private final LocationTargets targets;
  private final Map<String, CatalogFile> read = new LinkedHashMap<>();
  private final Set<String> expected = new HashSet<>();

  /// @param parser one for all inventories: what it makes of a file is kept under it
  CatalogFiles(
      Inventory inventory, BackstageMapping mapping, CatalogParser parser, Findings findings) {
    this.inventory = inventory;
    this.mapping = mapping;
    this.parser = parser;
    this.findings = findings;
    this.targets = new LocationTargets(inventory, findings);
  }

  /// The files that hold something, skeletons of templates left out, in the order found. What is
  /// wrong in them is reported.
  List<CatalogFile> read() {
    for (InventoryFile file : inventory.files()) {
      boolean named = mapping.files().contains(RepositoryPath.name(file.path()));
      if (named || isCandidate(file)) {
        parse(file, named);
      }
    }
    follow();
    Set<String> skeletons = new HashSet<>();
    read.values().forEach(file -> skeletons.addAll(file.skeletons()));
    List<CatalogFile> counting =
        read.values().stream().filter(file -> !isBelow(file.path(), skeletons)).toList();
    counting.forEach(file -> file.report(findings));
    return counting;
  }

  private static boolean isCandidate(InventoryFile file) {
    String name = file.path().toLowerCase(Locale.ROOT);
    // What else is large is no catalog, and not worth an error in a source of all files.
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || (name.endsWith(".json") && file.size() <= YamlLimits.DEFAULT.bytes());
  }

  private void follow() {
    Deque<CatalogFile> open = new ArrayDeque<>(read.values());
    while (!open.isEmpty()) {
      CatalogFile file = open.removeFirst();
      for (Target target : file.targets()) {
        for (InventoryFile found : targets.of(file.path(), target)) {
          CatalogFile known = read.get(found.path());
          if (!expected.contains(found.path())) {
            CatalogFile parsed = parse(found, true);
            if (known == null && parsed != null) {
              open.addLast(parsed);
            }
          }
        }
      }
    }
  }

  private @Nullable CatalogFile parse(InventoryFile file, boolean isExpected) {
    if (isExpected) {
      expected.add(file.path());
    }
    Optional<CatalogFile> parsed =
        findings.content(file, new Parsing(file.path(), isExpected, parser));
    parsed.ifPresent(catalog -> read.put(file.path(), catalog));
    return parsed.orElse(null);
  }

  /// What a file is parsed to: by its path too, which entities keep.
  private record Parsing(String path, boolean isExpected, CatalogParser parser)
      implements ContentForm<CatalogFile> {
    @Override
    public CatalogFile of(byte[] content) {
      return parser.parse(path, content, isExpected);
    }
  }

  private static boolean isBelow(String path, Set<String> folders) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (folders.contains(path.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
