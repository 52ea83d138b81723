package org.kaskade.importers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A CI that an inventory file names.
///
/// @param ref what identifies it; its values become attributes too
/// @param name for people
/// @param attributes declared attributes by name, besides `environment`, `lifecycle`, `criticality`
///   and `owner`; values are strings, booleans, numbers or lists of strings, and are brought to the
///   declared type by the engine
/// @param file path of the file
/// @param line in the file, from 1
public record FoundCi(
    CiRef ref, String name, Map<String, Object> attributes, String file, int line) {
  public FoundCi {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
