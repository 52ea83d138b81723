package org.kaskade.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Owners;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// `owner(link)` in declarations: who answers for what a record is linked with.
///
/// A CI's own owner, else that of the nearest service it supports.
@Component
class CiOwners implements RecordFunction {
  private final EstateReader estate;
  private final ObjectProvider<Owners> nearest;

  CiOwners(EstateReader estate, ObjectProvider<Owners> nearest) {
    this.estate = estate;
    this.nearest = nearest;
  }

  @Override
  public String name() {
    return "owner";
  }

  @Override
  public Object evaluate(KeptRecord record, List<?> arguments) {
    List<String> keys = new ArrayList<>();
    arguments.forEach(argument -> collect(argument, keys));
    return of(keys);
  }

  private static void collect(@Nullable Object value, List<String> keys) {
    switch (value) {
      case String key -> keys.add(key);
      case List<?> items -> items.forEach(item -> collect(item, keys));
      case Map<?, ?> end -> {
        Object key = end.containsKey("key") ? end.get("key") : end.get("ci");
        collect(key, keys);
      }
      case null, default -> {
        // Names no CI.
      }
    }
  }

  /// Each once, in alphabetical order.
  List<String> of(List<String> keys) {
    TreeSet<String> owners = new TreeSet<>();
    Owners byService = nearest.getIfAvailable();
    for (Ci ci : estate.find(keys).values()) {
      String own = ci.owner();
      if (own != null) {
        owners.add(own);
      } else if (byService != null) {
        byService.ofNearestService(ci.key()).ifPresent(owners::add);
      }
    }
    return List.copyOf(owners);
  }
}
