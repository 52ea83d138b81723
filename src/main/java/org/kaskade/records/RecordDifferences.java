package org.kaskade.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is other in one version of a record than in another.
final class RecordDifferences {
  private RecordDifferences() {}

  /// @param field of a field or link, or `state`
  /// @param before of a link: the ends that went or changed
  /// @param after of a link: the ends that came or changed
  record Difference(String field, @Nullable Object before, @Nullable Object after) {}

  /// In alphabetical order, the state first.
  static List<Difference> between(@Nullable KeptRecord before, KeptRecord after) {
    List<Difference> differences = new ArrayList<>();
    String state = before == null ? null : before.state();
    if (!after.state().equals(state)) {
      differences.add(new Difference("state", state, after.state()));
    }
    Map<String, Object> had = before == null ? Map.of() : before.fields();
    for (String name : names(had, after.fields())) {
      Object one = had.get(name);
      Object other = after.fields().get(name);
      if (!Objects.equals(one, other)) {
        differences.add(new Difference(name, one, other));
      }
    }
    Map<String, List<RecordLink>> linked = before == null ? Map.of() : before.links();
    for (String name : names(linked, after.links())) {
      List<RecordLink> one = linked.getOrDefault(name, List.of());
      List<RecordLink> other = after.linked(name);
      if (!one.equals(other)) {
        differences.add(new Difference(name, only(one, other), only(other, one)));
      }
    }
    return differences;
  }

  private static Set<String> names(Map<String, ?> one, Map<String, ?> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  private static List<Map<String, Object>> only(List<RecordLink> ends, List<RecordLink> without) {
    Set<RecordLink> others = new LinkedHashSet<>(without);
    return ends.stream()
        .filter(end -> !others.contains(end))
        .map(end -> {
          Map<String, Object> shown = new LinkedHashMap<>();
          shown.put("to", end.to());
          shown.putAll(end.fields());
          return shown;
        })
        .toList();
  }
}
