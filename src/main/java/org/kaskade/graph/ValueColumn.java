package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One value per CI where few are distinct: each is kept once.
///
/// @param values the distinct ones
/// @param numbers per CI 0 where there is none, else 1 more than the number of its value
record ValueColumn(List<String> values, NumberColumn numbers) {
  @Nullable String find(int at) {
    int number = numbers.get(at);
    return number == 0 ? null : values.get(number - 1);
  }

  /// Where every CI has one.
  String get(int at) {
    return values.get(numbers.get(at) - 1);
  }

  /// Collects values in order.
  static final class Collector {
    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final IntList numbers = new IntList();

    void add(@Nullable String value) {
      numbers.add(value == null ? 0 : known.computeIfAbsent(value, this::next));
    }

    private int next(String value) {
      values.add(value);
      return values.size();
    }

    ValueColumn column() {
      return new ValueColumn(List.copyOf(values), NumberColumn.of(numbers));
    }
  }
}
