package org.kaskade.estate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A CI as the store holds it.
///
/// @param values effective `name`, `environment`, `lifecycle`, `criticality`, `owner` and declared
///   attributes
/// @param claims every claim about it, in no particular order
record StoredCi(String key, String ciClass, Map<String, Object> values, List<Claim> claims) {
  StoredCi {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    claims = List.copyOf(claims);
  }
}
