package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kaskade.importers.InventoryFile;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Which files make up which project.
///
/// The files of the option `files` are one. Every other folder that has a base file is one, of that
/// file and its overrides. In a folder without, each Compose file is one by itself.
final class ProjectFiles {
  private final String source;
  private final ComposeMapping mapping;
  private final ComposeFiles files;
  private final List<Root> roots = new ArrayList<>();
  private final Set<String> variants = new LinkedHashSet<>();

  /// @param id scopes names within the estate
  /// @param folder what paths are relative to
  /// @param name unless the files give one
  /// @param paths in the order they are merged in
  /// @param named whether it is one by the name of its file or by option, not by what is in it
  record Root(String id, String folder, String name, List<String> paths, boolean named) {}

  ProjectFiles(String source, ComposeMapping mapping, ComposeFiles files) {
    this.source = source;
    this.mapping = mapping;
    this.files = files;
  }

  /// Finds the projects among the files of the inventory.
  void find(List<InventoryFile> matched, List<String> chosen) {
    Map<String, List<String>> folders = new TreeMap<>();
    for (InventoryFile file : matched) {
      String name = Paths.name(file.path()).toLowerCase(Locale.ROOT);
      if ((name.endsWith(".yml") || name.endsWith(".yaml")) && !chosen.contains(file.path())) {
        folders
            .computeIfAbsent(Paths.folder(file.path()), any -> new ArrayList<>())
            .add(file.path());
      }
    }
    if (!chosen.isEmpty()) {
      String folder = Paths.folder(chosen.getFirst());
      roots.add(root(folder, chosen));
      variants.addAll(folders.getOrDefault(folder, List.of()));
      folders.remove(folder);
    }
    folders.forEach(this::inFolder);
  }

  List<Root> roots() {
    return List.copyOf(roots);
  }

  /// Files beside a base file that are no part of a project by their names.
  Set<String> variants() {
    variants.removeIf(
        path -> !Paths.name(path).toLowerCase(Locale.ROOT).contains(mapping.variant()));
    return Set.copyOf(variants);
  }

  private void inFolder(String folder, List<String> paths) {
    Optional<String> base = firstOf(mapping.baseFiles(), paths);
    if (base.isPresent()) {
      List<String> merged = new ArrayList<>(List.of(base.get()));
      for (String name : mapping.overrideFiles()) {
        firstOf(List.of(name), paths).ifPresent(merged::add);
      }
      roots.add(root(folder, merged));
      paths.stream().filter(path -> !merged.contains(path)).forEach(variants::add);
      return;
    }
    for (String path : paths) {
      if (isCompose(path)) {
        String name = Paths.name(path);
        String stem = name.substring(0, name.lastIndexOf('.'));
        String id = source + "/" + (folder.isEmpty() ? "" : folder + "/") + stem;
        roots.add(new Root(id, folder, stem, List.of(path), false));
      }
    }
  }

  private Root root(String folder, List<String> paths) {
    String id = folder.isEmpty() ? source : source + "/" + folder;
    return new Root(id, folder, folder.isEmpty() ? source : Paths.name(folder), paths, true);
  }

  private static Optional<String> firstOf(List<String> names, List<String> paths) {
    return names.stream()
        .flatMap(name -> paths.stream().filter(path -> Paths.name(path).equalsIgnoreCase(name)))
        .findFirst();
  }

  /// Whether a file without a name of Compose has services, or can't be read, so that it may have
  /// had.
  private boolean isCompose(String path) {
    Problems problems = new Problems();
    for (YamlMapping document : files.documents(path, problems)) {
      for (YamlNode service :
          document
              .mapping("services")
              .map(services -> services.entries().values())
              .orElse(List.of())) {
        if (service instanceof YamlMapping body
            && (body.get("image") != null
                || body.get("build") != null
                || body.get("extends") != null)) {
          return true;
        }
      }
    }
    return problems.anyUnreadable();
  }
}
