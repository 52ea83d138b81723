package org.kaskade.importers.kubernetes;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.List;
import org.kaskade.importers.ContinuedReader;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.KnownInventory;
import org.springframework.stereotype.Component;

/// Reads Kubernetes manifests, as files or as rendered by Kustomize or Helm.
///
/// Options: `cluster`, `namespace`, `environment`, `clusterDomain`; see {@link KubernetesOptions}.
@Component
final class KubernetesReader implements ContinuedReader {
  private final KubernetesMapping mapping = KubernetesMapping.load();
  private final Cache<AddressFinder.Question, List<Address>> knownAddresses =
      AddressFinder.memory();

  @Override
  public String format() {
    return "kubernetes";
  }

  @Override
  public KnownInventory begin(Inventory inventory, Findings findings) {
    KubernetesOptions options = KubernetesOptions.of(inventory, mapping);
    KnownCluster cluster =
        new KnownCluster(
            mapping,
            options,
            inventory.schema(),
            new AddressFinder(
                mapping.addressNames(),
                mapping.otherSchemes(),
                options.clusterDomain(),
                knownAddresses));
    cluster.read(inventory.files(), findings);
    return cluster;
  }
}
