package org.kaskade.impact;

import java.util.Optional;
import org.kaskade.estate.Owners;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// A CI without an owner of its own is answered for by the owner of the nearest service that needs
/// it.
@Component
class NearestServiceOwner implements Owners {
  private final Snapshots snapshots;
  private final CmdbSchema schema;

  NearestServiceOwner(Snapshots snapshots, CmdbSchema schema) {
    this.snapshots = snapshots;
    this.schema = schema;
  }

  @Override
  public Optional<String> ofNearestService(String key) {
    DependencyGraph graph = snapshots.newest().graph();
    return graph
        .find(key)
        .flatMap(ci -> graph.nearestDependent(key, this::isOwnedService))
        .map(GraphCi::owner);
  }

  private boolean isOwnedService(GraphCi ci) {
    return ci.owner() != null && schema.ciClass(ci.ciClass()).filter(CiClass::service).isPresent();
  }
}
