package org.kaskade.change;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.ImpactState;

/// A service that a change affects, alone or on top of what is so anyway.
///
/// @param owner who answers for it; null for nobody
record ReachedService(
    String key, String name, Criticality criticality, @Nullable String owner, ImpactState state) {
  /// The most critical first, then the worst, then by key.
  static final Comparator<ReachedService> ORDER =
      Comparator.comparing(ReachedService::criticality)
          .thenComparing(ReachedService::state)
          .reversed()
          .thenComparing(ReachedService::key, CodePoints.ORDER);
}
