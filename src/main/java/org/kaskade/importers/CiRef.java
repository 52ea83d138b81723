package org.kaskade.importers;

import java.util.Map;
import java.util.TreeMap;

/// Names a CI within one inventory, before it is known which CI of the estate that is.
///
/// @param ciClass the name of a declared class
/// @param identity values of one of the class's identification rules, all of them
public record CiRef(String ciClass, Map<String, String> identity) {
  public CiRef {
    identity = Map.copyOf(new TreeMap<>(identity));
  }
}
