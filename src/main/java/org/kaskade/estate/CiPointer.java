package org.kaskade.estate;

import java.util.Map;

/// Says which CI is meant.
public sealed interface CiPointer {
  /// By its key, or an alias.
  record ByKey(CiKey key) implements CiPointer {}

  /// By what identifies it among CIs of its class.
  ///
  /// @param values enough to complete one of the class's identification rules
  record ByIdentity(String ciClass, Map<String, String> values) implements CiPointer {
    public ByIdentity {
      values = Map.copyOf(values);
    }
  }
}
