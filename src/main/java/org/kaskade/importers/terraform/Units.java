package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.terraform.Unit.Layer;

/// Sees the files of an inventory together: joins configurations to root modules and tells which
/// states and plans say the same with more certainty.
final class Units {
  /// Elsewhere than beside a configuration, so many states at most are looked at for one block.
  private static final int MOST_STATES = 20;

  private final String source;
  private final FileNotes notes;
  private final List<Unit> snapshots = new ArrayList<>();
  private final Map<String, List<ParsedFile.Configuration>> configurations = new TreeMap<>();

  Units(String source, FileNotes notes) {
    this.source = source;
    this.notes = notes;
  }

  void add(ParsedFile file) {
    switch (file) {
      case ParsedFile.Snapshot snapshot -> {
        Layer layer = snapshot.plan() ? Layer.PLAN : Layer.STATE;
        String folder = folder(file.path());
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String scope = name.equals("terraform.tfstate") ? folder : file.path();
        snapshots.add(new Unit(layer, scope(scope), folder, snapshot.resources(), notes));
      }
      case ParsedFile.Configuration configuration ->
          configurations
              .computeIfAbsent(folder(file.path()), any -> new ArrayList<>())
              .add(configuration);
      case ParsedFile.Other nothing -> {}
    }
  }

  /// Each resource once, in states before plans before configurations.
  List<Node> nodes(TerraformMapping mapping) {
    List<Unit> units = new ArrayList<>();
    snapshots.stream().filter(unit -> unit.layer == Layer.STATE).forEach(units::add);
    snapshots.stream().filter(unit -> unit.layer == Layer.PLAN).forEach(units::add);
    units.addAll(rootModules());
    cover(units);
    List<Node> nodes = new ArrayList<>();
    Map<String, Kind> kinds = new HashMap<>();
    for (Unit unit : units) {
      for (Resource resource : said(unit)) {
        Kind kind = kinds.computeIfAbsent(resource.type(), type -> kind(mapping, type));
        Node node = new Node(resource, unit, kind.rule(), kind.edges());
        unit.add(node);
        nodes.add(node);
      }
    }
    return nodes;
  }

  /// What resources of a type become.
  private record Kind(@Nullable TypeRule rule, List<EdgeRule> edges) {}

  private static Kind kind(TerraformMapping mapping, String type) {
    List<EdgeRule> edges = mapping.edges(type);
    boolean ci = edges.isEmpty() && !mapping.ignored().matches(type);
    return new Kind(ci ? mapping.type(type).orElse(null) : null, edges);
  }

  private List<Unit> rootModules() {
    Map<String, ModuleFolder> folders = new LinkedHashMap<>();
    configurations.forEach(
        (path, files) -> folders.put(path, new ModuleFolder(path, files, notes)));
    Set<String> called = new HashSet<>();
    for (ModuleFolder folder : folders.values()) {
      for (ModuleFolder.Declared call : folder.calls.values()) {
        folder.folderOf(call).filter(to -> !to.equals(folder.path)).ifPresent(called::add);
      }
    }
    Expansion expansion = new Expansion(folders, notes);
    List<Unit> roots = new ArrayList<>();
    folders.values().stream()
        .filter(folder -> !called.contains(folder.path))
        .forEach(folder -> roots.add(root(folder, expansion)));
    // Folders that only call each other.
    for (ModuleFolder folder : folders.values()) {
      if (!expansion.hasSeen(folder)) {
        roots.add(root(folder, expansion));
      }
    }
    return roots;
  }

  private Unit root(ModuleFolder folder, Expansion expansion) {
    List<Resource> resources = expansion.expand(folder);
    Unit unit = new Unit(Layer.CONFIGURATION, scope(folder.path), folder.path, resources, notes);
    unit.uncertain.addAll(expansion.uncertain());
    return unit;
  }

  private void cover(List<Unit> units) {
    Map<String, List<Unit>> byBlock = new HashMap<>();
    for (Unit unit : units) {
      Map<Unit, Integer> shared = new LinkedHashMap<>();
      for (String block : unit.blocks().keySet()) {
        List<Unit> others = byBlock.getOrDefault(block, List.of());
        int looked = 0;
        for (Unit other : others) {
          boolean near = other.folder.equals(unit.folder);
          if (other.layer != unit.layer && (near || looked++ < MOST_STATES)) {
            shared.merge(other, 1, Integer::sum);
          }
        }
      }
      shared.forEach((other, count) -> {
        boolean most = count * 2 >= unit.blocks().size();
        if (belongs(other, unit, most)) {
          unit.covering.add(other);
        }
      });
      if (unit.layer != Layer.CONFIGURATION) {
        unit.blocks()
            .keySet()
            .forEach(block -> byBlock.computeIfAbsent(block, any -> new ArrayList<>()).add(unit));
      }
    }
  }

  /// Whether a state or plan is of this configuration or plan: it lies beside it, or below it and
  /// beside no other configuration, or it lies elsewhere, beside none, and holds most of it.
  private boolean belongs(Unit snapshot, Unit unit, boolean most) {
    if (snapshot.folder.equals(unit.folder)) {
      return true;
    }
    String folder = snapshot.folder;
    while (!configurations.containsKey(folder) && !folder.isEmpty()) {
      folder = folder(folder);
    }
    boolean besideNone = !configurations.containsKey(folder);
    return folder.equals(unit.folder) || (besideNone && most);
  }

  /// What no unit says that covers this one.
  private List<Resource> said(Unit unit) {
    if (unit.covering.isEmpty()) {
      return unit.resources();
    }
    boolean applied = unit.covering.stream().anyMatch(other -> other.layer == Layer.STATE);
    List<Resource> said = new ArrayList<>();
    for (Resource resource : unit.resources()) {
      Notes file = notes.of(resource.file());
      if (unit.covering.stream().anyMatch(other -> says(other, resource))) {
        file.add("SEEN_IN_STATE", resource.block(), resource.line());
      } else if (unit.layer == Layer.PLAN || !applied) {
        said.add(resource);
      } else if (!unit.isUncertain(resource)) {
        file.add("NOT_APPLIED", resource.address(), resource.line());
        said.add(resource.asPlanned());
      }
    }
    return said;
  }

  private static boolean says(Unit covering, Resource resource) {
    List<Resource> block = covering.blocks().getOrDefault(resource.block(), List.of());
    return resource.key() == null
        ? !block.isEmpty()
        : block.stream()
            .anyMatch(each ->
                each.address().equals(resource.address())
                    || (each.key() == null && "0".equals(resource.key())));
  }

  private String scope(String path) {
    return path.isEmpty() ? source : source + "/" + path;
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
