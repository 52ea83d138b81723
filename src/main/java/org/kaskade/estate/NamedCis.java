package org.kaskade.estate;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.graphql.RequestRefused;
import org.neo4j.driver.QueryRunner;

/// The CIs that a caller names to change them, with all claims.
final class NamedCis {
  private final ClaimStore store;

  NamedCis(ClaimStore store) {
    this.store = store;
  }

  /// By the key that was given; what was merged is the CI it was merged into.
  ///
  /// @throws RequestRefused naming all keys that lead nowhere
  Map<String, StoredCi> find(QueryRunner query, Collection<String> keys) {
    Map<String, StoredCi> found = new HashMap<>(store.load(query, keys));
    List<String> unknown = keys.stream().filter(key -> !found.containsKey(key)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw RequestRefused.notFound(
          "UNKNOWN_CI",
          "There is no CI '%s'. Correct the key, or look the CI up with 'cis'."
              .formatted(String.join("', nor '", unknown).replaceAll("\\p{Cntrl}", "?")));
    }
    Map<String, String> leads = new HashMap<>();
    found.forEach((key, ci) -> {
      if (ci.values().get(Fields.MERGED_INTO) instanceof String kept) {
        leads.put(key, kept);
      }
    });
    Set<String> ends = new LinkedHashSet<>(leads.values());
    Map<String, StoredCi> kept = store.load(query, ends);
    leads.forEach((key, end) -> {
      StoredCi ci = kept.get(end);
      if (ci != null) {
        found.put(key, ci);
      }
    });
    return found;
  }

  /// @throws RequestRefused when it is retired
  StoredCi living(StoredCi ci) {
    if (Lifecycle.RETIRED.name().equals(ci.values().get(Fields.LIFECYCLE))) {
      throw RequestRefused.conflict(
          "RETIRED_CI",
          "'%s' is retired: no source says any more that it is there, so there is nothing to move. Register it again, or name another CI."
              .formatted(ci.key()));
    }
    return ci;
  }
}
