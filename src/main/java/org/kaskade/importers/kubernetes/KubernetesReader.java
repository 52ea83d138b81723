package org.kaskade.importers.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.List;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryReader;
import org.springframework.stereotype.Component;

/// Reads Kubernetes manifests, as files or as rendered by Kustomize or Helm.
///
/// Options: `cluster`, `namespace`, `environment`, `clusterDomain`; see {@link KubernetesOptions}.
@Component
final class KubernetesReader implements InventoryReader {
  /// Policies come last: they say nothing about calls that addresses show.
  private static final List<Rule> RULES =
      List.of(
          new CiRule(),
          new ServiceRule(),
          new RouteRule(),
          new VolumeRule(),
          new NodeRule(),
          new AddressRule(),
          new ApplicationRule(),
          new NetworkPolicyRule());

  private final KubernetesMapping mapping = KubernetesMapping.load();
  private final Cache<AddressFinder.Question, List<Address>> knownAddresses =
      AddressFinder.memory();

  @Override
  public String format() {
    return "kubernetes";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    KubernetesOptions options = KubernetesOptions.of(inventory, mapping);
    List<Manifest> manifests =
        new ManifestFiles(mapping, options, findings).read(inventory.files());
    ClusterObjects objects = new ClusterObjects(manifests, findings);
    References references = new References(mapping, options, inventory.schema(), findings);
    for (ObjectKind.Role role : ObjectKind.Role.values()) {
      objects.all(role).forEach(references::learn);
    }
    AddressFinder addresses =
        new AddressFinder(
            mapping.addressNames(),
            mapping.otherSchemes(),
            options.clusterDomain(),
            knownAddresses);
    Rule.Estate estate =
        new Rule.Estate(
            mapping,
            options,
            objects,
            addresses,
            references,
            new Dependencies(inventory.schema(), findings),
            findings);
    RULES.forEach(rule -> rule.apply(estate));
  }
}
