package org.kaskade.records;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// One end that a record is linked with.
///
/// @param to the key of a CI, or the number of a record
/// @param fields the link's own fields that are filled, e.g. `effect`
public record RecordLink(String to, Map<String, Object> fields) {
  public RecordLink {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }
}
