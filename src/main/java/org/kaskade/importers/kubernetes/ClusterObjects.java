package org.kaskade.importers.kubernetes;

import static org.kaskade.importers.ProblemSeverity.WARNING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.importers.Findings;
import org.kaskade.importers.kubernetes.ObjectKind.Role;

/// All objects of an inventory, found by role, name, namespace and labels.
///
/// One object can have several manifests, each in a file of its own; all of them count.
final class ClusterObjects {
  private final Map<Role, List<Manifest>> byRole = new EnumMap<>(Role.class);
  private final Map<ObjectId, List<Manifest>> byId = new HashMap<>();
  private final Map<String, List<Manifest>> workloadsByLabel = new HashMap<>();
  private final Map<String, List<Manifest>> workloadsByNamespace = new HashMap<>();
  private final Map<String, String> servicesByVariable = new HashMap<>();
  private final Set<String> namespaces = new TreeSet<>();

  /// Takes manifests in the order they were read; of one object twice in a file the later holds, as
  /// for `kubectl apply`.
  ClusterObjects(List<Manifest> manifests, Findings findings) {
    for (Manifest manifest : withoutFragments(lastOfEachFile(manifests, findings))) {
      byRole.computeIfAbsent(manifest.kind().role(), role -> new ArrayList<>()).add(manifest);
      byId.computeIfAbsent(manifest.id(), id -> new ArrayList<>()).add(manifest);
      namespaces.add(manifest.namespace());
      if (manifest.kind().role() == Role.SERVICE) {
        String name = manifest.name().toUpperCase(Locale.ROOT).replace('-', '_');
        servicesByVariable.putIfAbsent(
            manifest.namespace() + "\n" + name + "_SERVICE_HOST", manifest.name());
      } else if (manifest.kind().role() == Role.WORKLOAD) {
        workloadsByNamespace
            .computeIfAbsent(manifest.namespace(), namespace -> new ArrayList<>())
            .add(manifest);
        manifest
            .podLabels()
            .forEach((key, value) ->
                workloadsByLabel
                    .computeIfAbsent(
                        label(manifest.namespace(), key, value), label -> new ArrayList<>())
                    .add(manifest));
      }
    }
  }

  List<Manifest> all(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  /// The manifests of one object; empty where there is none.
  List<Manifest> named(String kind, String namespace, String name) {
    return byId.getOrDefault(new ObjectId(kind, namespace, name), List.of());
  }

  List<Manifest> services(String namespace, String name) {
    return named("Service", namespace, name);
  }

  /// The name of the Service whose host stands in a variable such as `CART_SERVICE_HOST`, which
  /// Kubernetes sets in every container of its namespace.
  Optional<String> serviceOfVariable(String namespace, String variable) {
    return Optional.ofNullable(servicesByVariable.get(namespace + "\n" + variable));
  }

  /// The namespaces that objects of this inventory are in, in alphabetical order.
  Set<String> namespaces() {
    return Collections.unmodifiableSet(namespaces);
  }

  boolean knowsNamespace(String namespace) {
    return namespaces.contains(namespace);
  }

  /// The workloads of a namespace whose pods a selector that asks for something selects, one
  /// manifest of each. Looks only at those that have its first label.
  List<Manifest> workloads(String namespace, LabelSelector selector) {
    if (selector.isEmpty()) {
      return List.of();
    }
    List<Manifest> candidates =
        selector.labels().entrySet().stream()
            .min(Map.Entry.comparingByKey())
            .map(first -> label(namespace, first.getKey(), first.getValue()))
            .map(label -> workloadsByLabel.getOrDefault(label, List.of()))
            .orElseGet(() -> workloadsByNamespace.getOrDefault(namespace, List.of()));
    Map<ObjectId, Manifest> selected = new LinkedHashMap<>();
    for (Manifest candidate : candidates) {
      if (selector.matches(candidate.podLabels())) {
        selected.putIfAbsent(candidate.id(), candidate);
      }
    }
    return List.copyOf(selected.values());
  }

  private static String label(String namespace, String key, String value) {
    return namespace + "\n" + key + "\n" + value;
  }

  private static Collection<Manifest> lastOfEachFile(List<Manifest> manifests, Findings findings) {
    record Place(ObjectId id, String file) {}
    Map<Place, Manifest> last = new LinkedHashMap<>();
    for (Manifest manifest : manifests) {
      Manifest earlier = last.put(new Place(manifest.id(), manifest.file()), manifest);
      if (earlier != null) {
        findings.problem(
            WARNING,
            "DUPLICATE_OBJECT",
            manifest.file(),
            manifest.line(),
            "%s stands on line %d already; the later one is taken. Remove one."
                .formatted(manifest.title(), earlier.line()));
      }
    }
    return last.values();
  }

  /// Leaves out workloads without any image of which another file has the images: patches that no
  /// kustomization of this inventory names.
  private static List<Manifest> withoutFragments(Collection<Manifest> manifests) {
    Set<ObjectId> whole = new HashSet<>();
    for (Manifest manifest : manifests) {
      if (hasImage(manifest)) {
        whole.add(manifest.id());
      }
    }
    return manifests.stream()
        .filter(manifest ->
            manifest.kind().role() != Role.WORKLOAD
                || hasImage(manifest)
                || !whole.contains(manifest.id()))
        .toList();
  }

  private static boolean hasImage(Manifest manifest) {
    return manifest.podSpec().stream()
        .flatMap(spec -> spec.mappings("containers").stream())
        .anyMatch(container -> container.text("image").isPresent());
  }
}
