package org.kaskade.estate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What one place says about one CI.
///
/// @param ci which CI is meant
/// @param ciClass a declared class that is not abstract
/// @param values effective from this place: `name`, `environment`, `lifecycle`, `criticality`,
///   `owner` and declared attributes, already of their declared type
/// @param place where it is said
public record CiClaim(CiPointer ci, String ciClass, Map<String, Object> values, Place place) {
  public CiClaim {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
