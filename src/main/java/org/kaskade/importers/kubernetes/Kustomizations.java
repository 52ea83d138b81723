package org.kaskade.importers.kubernetes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.yaml.YamlMapping;

/// What the kustomizations of an inventory say about its files: which are patches, and which
/// namespace their objects go to.
///
/// Nothing is built: a patch is left out, not applied.
final class Kustomizations {
  /// Kustomizations that include each other further than this are followed no more.
  private static final int DEEPEST = 16;

  private record Kustomization(String folder, YamlMapping root) {}

  private final Map<String, Kustomization> byFolder = new HashMap<>();

  /// Folders and the namespaces Flux applies them to.
  private final Set<Map.Entry<String, String>> applied = new LinkedHashSet<>();

  private final Set<String> patches = new HashSet<>();
  private final Map<String, Set<String>> namespaces = new HashMap<>();

  static boolean isKustomization(String file, YamlMapping root) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.equals("kustomization.yaml")
        || name.equals("kustomization.yml")
        || root.text("apiVersion").orElse("").startsWith("kustomize.config.k8s.io/");
  }

  /// Whether this is Flux's object of the same kind, which applies a folder to a namespace.
  static boolean isFlux(YamlMapping root) {
    return root.text("apiVersion").orElse("").startsWith("kustomize.toolkit.fluxcd.io/");
  }

  void addFlux(YamlMapping root) {
    Optional<String> folder = root.text("spec", "path").flatMap(path -> resolve("", path));
    Optional<String> namespace = root.text("spec", "targetNamespace");
    if (folder.isPresent() && namespace.isPresent()) {
      applied.add(Map.entry(folder.get(), namespace.get()));
    }
  }

  void add(String file, YamlMapping root) {
    String folder = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    byFolder.put(folder, new Kustomization(folder, root));
    List<String> paths = new ArrayList<>(LabelSelector.texts(root.items("patchesStrategicMerge")));
    root.mappings("patches").forEach(patch -> patch.text("path").ifPresent(paths::add));
    root.mappings("patchesJson6902").forEach(patch -> patch.text("path").ifPresent(paths::add));
    paths.forEach(path -> resolve(folder, path).ifPresent(patches::add));
  }

  /// Follows what the kustomizations include; to be called once all are added.
  void complete() {
    for (Map.Entry<String, String> folder : applied) {
      Kustomization kustomization = byFolder.get(folder.getKey());
      if (kustomization != null) {
        spread(kustomization, folder.getValue());
      }
    }
    for (Kustomization kustomization : byFolder.values()) {
      kustomization
          .root()
          .text("namespace")
          .ifPresent(namespace -> spread(kustomization, namespace));
    }
  }

  boolean isPatch(String file) {
    return patches.contains(file);
  }

  /// The namespaces that kustomizations put this file's objects into: none, the one, or several of
  /// which nobody can say which is meant.
  Set<String> namespacesOf(String file) {
    return namespaces.getOrDefault(file, Set.of());
  }

  private void spread(Kustomization start, String namespace) {
    Set<String> seen = new HashSet<>(Set.of(start.folder()));
    Deque<Kustomization> level = new ArrayDeque<>(List.of(start));
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      Deque<Kustomization> next = new ArrayDeque<>();
      for (Kustomization kustomization : level) {
        for (String path : included(kustomization)) {
          Kustomization inner = byFolder.get(path);
          if (inner == null) {
            namespaces.computeIfAbsent(path, file -> new TreeSet<>()).add(namespace);
          } else if (seen.add(path)) {
            next.add(inner);
          }
        }
      }
      level = next;
    }
  }

  private static List<String> included(Kustomization kustomization) {
    List<String> paths = new ArrayList<>();
    for (String key : List.of("resources", "bases", "components")) {
      for (String path : LabelSelector.texts(kustomization.root().items(key))) {
        resolve(kustomization.folder(), path).ifPresent(paths::add);
      }
    }
    return paths;
  }

  /// The path in the repository; empty where it leads out of it, or is a URL.
  private static Optional<String> resolve(String folder, String path) {
    if (path.length() > 1_000 || path.contains("\n") || path.contains("://")) {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (folder + "/" + path).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
