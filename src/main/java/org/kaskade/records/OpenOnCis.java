package org.kaskade.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Which records are open on CIs, whatever their types.
@FunctionalInterface
public interface OpenOnCis {
  /// Their numbers by the keys of CIs, in order, at most 100 each; CIs without any are missing. One
  /// query.
  Map<String, List<String>> numbers(Collection<String> keys);
}
