package org.kaskade.importers.kubernetes;

import java.util.Optional;
import org.kaskade.importers.Inventory;

/// What a source may set for this format.
///
/// @param cluster scopes the identity of every object; the source's name where the option is
///   missing
/// @param namespace of objects that name none
/// @param environment of all CIs, where their annotations don't say
/// @param clusterDomain the suffix of names inside the cluster
record KubernetesOptions(
    String cluster, String namespace, Optional<String> environment, String clusterDomain) {

  static KubernetesOptions of(Inventory inventory, KubernetesMapping mapping) {
    return new KubernetesOptions(
        text(inventory, "cluster").orElse(inventory.source()),
        text(inventory, "namespace").orElse("default"),
        text(inventory, "environment"),
        text(inventory, "clusterDomain").orElse(mapping.clusterDomain()));
  }

  private static Optional<String> text(Inventory inventory, String option) {
    return Optional.ofNullable(inventory.options().get(option))
        .map(value -> String.valueOf(value).strip())
        .filter(value -> !value.isEmpty());
  }
}
