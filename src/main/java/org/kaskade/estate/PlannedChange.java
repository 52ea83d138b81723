package org.kaskade.estate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One CI or dependency that a batch of claims would add, change or retire.
///
/// @param key of the CI; of a dependency its dependent, type, provider and, where it has one,
///   group, with a blank between them
/// @param kind `ci` or `dependency`
/// @param before what is believed now; null where it is added
/// @param after what would be believed; null where it is retired
/// @param file that says so now or, where it is retired, said so; null for claims over the API
/// @param line in it, from 1
public record PlannedChange(
    Action action,
    String key,
    String kind,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after,
    @Nullable String file,
    @Nullable Integer line) {

  /// What would happen.
  public enum Action {
    ADD,
    CHANGE,
    RETIRE
  }

  public PlannedChange {
    before = before == null ? null : Collections.unmodifiableMap(new TreeMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new TreeMap<>(after));
  }
}
