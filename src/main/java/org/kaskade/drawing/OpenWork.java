package org.kaskade.drawing;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Knows what people are working on: a bean of the module that can tell.
@FunctionalInterface
public interface OpenWork {
  /// Numbers of the records that are open on these CIs, by key; CIs without any may be missing.
  Map<String, List<String>> on(Collection<String> keys);
}
