package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a `CiFilter` means to the store: conditions on a CI `c`, and their parameters.
final class CiConditions {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /// @param filter as GraphQL hands it over; without lifecycles, retired CIs are left out
  /// @param revision the newest complete one
  CiConditions(
      Map<String, ? extends @Nullable Object> filter, int revision, ClassNames classNames) {
    add(Visible.at("c", "$revision"), "revision", revision);
    conditions.add("c._mergedInto IS NULL");
    list(
        filter.get("classes"),
        classes ->
            add("c.class IN $classes", "classes", List.copyOf(classNames.withSubclasses(classes))));
    list(
        filter.get("environments"),
        values -> add("c.environment IN $environments", "environments", values));
    list(
        filter.get("criticalities"),
        values -> add("c.criticality IN $criticalities", "criticalities", values));
    Object lifecycles = filter.get("lifecycles");
    if (lifecycles == null) {
      conditions.add("c.lifecycle <> 'RETIRED'");
    }
    list(lifecycles, values -> add("c.lifecycle IN $lifecycles", "lifecycles", values));
    one(filter.get("owner"), value -> add("c.owner = $owner", "owner", value));
    one(
        filter.get("source"),
        value ->
            add(
                "EXISTS { MATCH (:SourceFile {source: $source})-[s:SAYS]->(c) WHERE s.class IS NOT NULL }",
                "source",
                value));
    if (filter.get("text") instanceof String text && !text.isBlank()) {
      add("c._text CONTAINS $text", "text", text.strip().toLowerCase(Locale.ROOT));
    }
  }

  void add(String condition, String parameter, Object value) {
    conditions.add(condition);
    parameters.put(parameter, value);
  }

  /// `MATCH … WHERE …`.
  String match(String label) {
    return "MATCH (c:`%s`) WHERE %s".formatted(label, String.join(" AND ", conditions));
  }

  Map<String, Object> parameters() {
    return Map.copyOf(parameters);
  }

  private static void one(@Nullable Object value, Consumer<Object> condition) {
    if (value != null) {
      condition.accept(value);
    }
  }

  private static void list(@Nullable Object list, Consumer<List<String>> condition) {
    if (list instanceof Collection<?> values) {
      condition.accept(values.stream().map(String::valueOf).toList());
    }
  }
}
