package org.kaskade.impact;

import java.util.List;

/// Knows what is out at the moment: a bean of the module that keeps track of it.
@FunctionalInterface
public interface ActiveOutages {
  /// The CIs that are out or degraded now; one may stand here once per record that says so.
  List<ActiveOutage> now();
}
