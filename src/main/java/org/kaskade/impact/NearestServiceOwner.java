package org.kaskade.impact;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Owners;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// A CI without an owner of its own is answered for by the owner of the nearest service that needs
/// it.
@Component
class NearestServiceOwner implements Owners {
  /// About 20 MB of keys and owners.
  private static final int MOST_KEPT = 100_000;

  private final Snapshots snapshots;
  private final CmdbSchema schema;
  private volatile @Nullable Found found;

  /// What was searched for in a graph: answers name the same CIs again and again.
  private record Found(DependencyGraph graph, Map<String, Optional<String>> owners) {}

  NearestServiceOwner(Snapshots snapshots, CmdbSchema schema) {
    this.snapshots = snapshots;
    this.schema = schema;
  }

  @Override
  public Optional<String> ofNearestService(String key) {
    Found known = of(snapshots.newest().graph());
    Optional<String> owner = known.owners().get(key);
    if (owner == null) {
      owner = search(known.graph(), key);
      if (known.owners().size() < MOST_KEPT) {
        known.owners().put(key, owner);
      }
    }
    return owner;
  }

  @SuppressWarnings("ReferenceEquality") // a graph never changes, and comparing two is dear
  private Found of(DependencyGraph graph) {
    Found known = found;
    if (known == null || known.graph() != graph) {
      known = new Found(graph, new ConcurrentHashMap<>());
      found = known;
    }
    return known;
  }

  private Optional<String> search(DependencyGraph graph, String key) {
    return graph
        .find(key)
        .flatMap(ci -> graph.nearestDependent(key, this::isOwnedService))
        .map(GraphCi::owner);
  }

  private boolean isOwnedService(GraphCi ci) {
    return ci.owner() != null && schema.isService(ci.ciClass());
  }
}
