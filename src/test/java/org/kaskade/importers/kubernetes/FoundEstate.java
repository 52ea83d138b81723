package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryProblem;

/// What the reader found, in words a test can hold against the manifests it read.
///
/// A CI is `Workload shop/cart`; a dependency is `Workload shop/web CALLS NetworkService
/// shop/cart`, the dependent first.
record FoundEstate(Findings findings) {

  static FoundEstate of(Inventory inventory) {
    Findings findings = new Findings();
    new KubernetesReader().read(inventory, findings);
    return new FoundEstate(findings);
  }

  /// Of one file named `estate.yaml`, in the cluster `test`.
  static FoundEstate of(String manifests) {
    return of(new InMemoryInventory("test", Map.of("estate.yaml", manifests)));
  }

  static FoundEstate of(Map<String, String> files) {
    return of(new InMemoryInventory("test", files));
  }

  Set<String> cis() {
    return findings.cis().stream()
        .map(ci -> words(ci.ref()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> cis(String ciClass) {
    return cis().stream()
        .filter(ci -> ci.startsWith(ciClass + " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  FoundCi ci(String words) {
    return findings.cis().stream()
        .filter(ci -> words(ci.ref()).equals(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " is not among " + cis()));
  }

  Set<String> dependencies() {
    return findings.dependencies().stream()
        .map(FoundEstate::words)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> dependencies(String type) {
    return dependencies().stream()
        .filter(words -> words.contains(" " + type + " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  FoundDependency dependency(String words) {
    return findings.dependencies().stream()
        .filter(found -> words(found).equals(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " is not among " + dependencies()));
  }

  /// Severity, code, file and line of each problem.
  List<String> problems() {
    return findings.problems().stream().map(FoundEstate::words).toList();
  }

  /// Names of everything that needs this CI, directly or through others.
  Set<String> reachedBy(String words) {
    Map<String, List<String>> dependents = new HashMap<>();
    for (FoundDependency found : findings.dependencies()) {
      dependents
          .computeIfAbsent(words(found.provider()), provider -> new ArrayList<>())
          .add(words(found.dependent()));
    }
    Set<String> reached = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(words));
    while (!open.isEmpty()) {
      for (String dependent : dependents.getOrDefault(open.removeLast(), List.of())) {
        if (reached.add(dependent)) {
          open.add(dependent);
        }
      }
    }
    return reached;
  }

  private static String words(InventoryProblem problem) {
    return "%s %s %s:%s"
        .formatted(problem.severity(), problem.code(), problem.file(), problem.line());
  }

  private static String words(FoundDependency found) {
    String words =
        "%s %s %s".formatted(words(found.dependent()), found.type(), words(found.provider()));
    String group = found.group() == null ? "" : " " + found.need() + " of " + found.group();
    return words + (found.strength() == null ? "" : " " + found.strength()) + group;
  }

  static String words(CiRef ref) {
    String namespace = ref.identity().get("namespace");
    String name = ref.identity().getOrDefault("name", ref.identity().get("fqdn"));
    return ref.ciClass() + " " + (namespace == null ? "" : namespace + "/") + name;
  }
}
