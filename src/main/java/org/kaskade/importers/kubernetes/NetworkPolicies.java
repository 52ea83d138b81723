package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.kubernetes.ObjectKind.Role;
import org.kaskade.schema.Strength;
import org.kaskade.yaml.YamlMapping;

/// A workload that a policy names as an allowed caller depends, softly, on the workloads it may
/// call.
///
/// Permission is weak evidence, so nothing is said where an address shows the call already, nor
/// where either side is everyone: an empty selector, whole namespaces, address blocks.
final class NetworkPolicies {
  private NetworkPolicies() {}

  /// @param estate with all dependencies that other rules found, see {@link Dependencies#know}
  static void apply(Rule.Estate estate) {
    List<Manifest> policies = estate.objects().all(Role.POLICY);
    if (policies.isEmpty()) {
      return;
    }
    Map<ObjectId, List<CiRef>> servicesOf = servicesByWorkload(estate);
    for (Manifest policy : policies) {
      List<Manifest> selected =
          policy
              .root()
              .mapping("spec", "podSelector")
              .map(LabelSelector::parse)
              .map(selector -> estate.objects().workloads(policy.namespace(), selector))
              .orElse(List.of());
      if (selected.isEmpty()) {
        continue;
      }
      for (YamlMapping peer : peers(policy, "ingress", "from")) {
        for (Manifest caller : named(peer, policy, estate)) {
          selected.forEach(callee -> allow(caller, callee, peer, policy, servicesOf, estate));
        }
      }
      for (YamlMapping peer : peers(policy, "egress", "to")) {
        for (Manifest callee : named(peer, policy, estate)) {
          selected.forEach(caller -> allow(caller, callee, peer, policy, servicesOf, estate));
        }
      }
    }
  }

  private static List<YamlMapping> peers(Manifest policy, String direction, String peers) {
    List<YamlMapping> all = new ArrayList<>();
    for (YamlMapping rule : policy.root().mappings("spec", direction)) {
      all.addAll(rule.mappings(peers));
    }
    return all;
  }

  /// The workloads that a peer's selector of pods names.
  private static List<Manifest> named(YamlMapping peer, Manifest policy, Rule.Estate estate) {
    Optional<LabelSelector> pods = peer.mapping("podSelector").map(LabelSelector::parse);
    if (pods.isEmpty()) {
      return List.of();
    }
    Optional<LabelSelector> namespaces =
        peer.mapping("namespaceSelector").map(LabelSelector::parse);
    List<Manifest> workloads = new ArrayList<>();
    for (String namespace : estate.objects().namespaces()) {
      boolean meant =
          namespaces
              .map(selector -> selector.matches(labels(namespace, estate)))
              .orElse(namespace.equals(policy.namespace()));
      if (meant) {
        workloads.addAll(estate.objects().workloads(namespace, pods.get()));
      }
    }
    return workloads;
  }

  /// A namespace's labels, with the one that Kubernetes gives it itself.
  private static Map<String, String> labels(String namespace, Rule.Estate estate) {
    Map<String, String> labels = new HashMap<>();
    estate
        .objects()
        .named("Namespace", "", namespace)
        .forEach(manifest -> labels.putAll(manifest.labels()));
    labels.put("kubernetes.io/metadata.name", namespace);
    return labels;
  }

  private static void allow(
      Manifest caller,
      Manifest callee,
      YamlMapping peer,
      Manifest policy,
      Map<ObjectId, List<CiRef>> servicesOf,
      Rule.Estate estate) {
    CiRef dependent = estate.references().of(caller);
    boolean callsAnyway =
        servicesOf.getOrDefault(callee.id(), List.of()).stream()
            .anyMatch(service -> estate.dependencies().has(dependent, service));
    if (!callsAnyway) {
      estate
          .dependencies()
          .add(
              new FoundDependency(
                  dependent,
                  estate.references().of(callee),
                  Dependencies.ANY,
                  Strength.SOFT,
                  null,
                  null,
                  policy.file(),
                  peer.line()));
    }
  }

  private static Map<ObjectId, List<CiRef>> servicesByWorkload(Rule.Estate estate) {
    Map<ObjectId, Set<CiRef>> services = new HashMap<>();
    for (Manifest service : estate.objects().all(Role.SERVICE)) {
      CiRef ref = estate.references().of(service);
      estate
          .objects()
          .workloads(service.namespace(), ServiceRule.selector(service))
          .forEach(workload ->
              services.computeIfAbsent(workload.id(), id -> new LinkedHashSet<>()).add(ref));
    }
    Map<ObjectId, List<CiRef>> listed = new HashMap<>();
    services.forEach((workload, refs) -> listed.put(workload, List.copyOf(refs)));
    return listed;
  }
}
