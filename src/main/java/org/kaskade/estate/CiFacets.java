package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How hits spread over the values of some fields.
///
/// @param unfiltered hits if there were no filter
/// @param complete false where there were too many to count them all
record CiFacets(List<CiFacet> fields, int unfiltered, boolean complete) {
  /// Values of a field that are shown.
  private static final int SHOWN = 20;

  /// What hits are counted by.
  enum CiFacetField {
    CLASS,
    ENVIRONMENT,
    LIFECYCLE,
    CRITICALITY,
    OWNER
  }

  /// @param unfiltered hits if the filter said nothing of this field
  record CiFacet(CiFacetField field, List<CiFacetValue> values, int further, int unfiltered) {
    CiFacet {
      values = List.copyOf(values);
    }
  }

  record CiFacetValue(@Nullable String value, int count) {}

  /// Hits that are alike in all fields.
  ///
  /// @param values by field; of fields without one, none
  record Alike(Map<CiFacetField, String> values, int count) {
    Alike {
      values = Map.copyOf(values);
    }

    @Nullable String value(CiFacetField field) {
      return values.get(field);
    }
  }

  CiFacets {
    fields = List.copyOf(fields);
  }

  /// @param found hits of what was typed, whatever the filter says of these fields
  /// @param wanted whether a value of a field is one the filter lets through
  static CiFacets of(
      List<Alike> found, Map<CiFacetField, Predicate<@Nullable String>> wanted, boolean complete) {
    List<CiFacet> facets =
        Arrays.stream(CiFacetField.values()).map(field -> facet(field, found, wanted)).toList();
    return new CiFacets(facets, found.stream().mapToInt(Alike::count).sum(), complete);
  }

  private static CiFacet facet(
      CiFacetField field,
      List<Alike> found,
      Map<CiFacetField, Predicate<@Nullable String>> wanted) {
    Map<@Nullable String, Integer> counts = new HashMap<>();
    int unfiltered = 0;
    for (Alike alike : found) {
      boolean fits =
          wanted.entrySet().stream()
              .filter(condition -> condition.getKey() != field)
              .allMatch(condition -> condition.getValue().test(alike.value(condition.getKey())));
      if (fits) {
        counts.merge(alike.value(field), alike.count(), Integer::sum);
        unfiltered += alike.count();
      }
    }
    List<CiFacetValue> values = new ArrayList<>();
    counts.forEach((value, count) -> values.add(new CiFacetValue(value, count)));
    values.sort(
        Comparator.comparingInt(CiFacetValue::count)
            .reversed()
            .thenComparing(
                CiFacetValue::value, Comparator.nullsLast(Comparator.<String>naturalOrder())));
    int shown = Math.min(values.size(), SHOWN);
    return new CiFacet(field, values.subList(0, shown), values.size() - shown, unfiltered);
  }
}
