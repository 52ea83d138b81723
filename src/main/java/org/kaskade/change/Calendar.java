package org.kaskade.change;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Knows when CIs may be changed.
interface Calendar {
  /// The spans within a window in which these CIs must not be changed; by start, then name.
  List<ClosedTime> closed(Collection<String> keys, Window within);

  /// Those of the CIs that have maintenance windows.
  Set<String> windowed(Collection<String> keys);
}
