package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The relationship types of the graph's dependencies by number.
final class TypeNames {
  private final List<String> names;
  private final Map<String, Integer> numbers;

  private TypeNames(List<String> names, Map<String, Integer> numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  String name(int number) {
    return names.get(number);
  }

  static TypeNames of(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return new TypeNames(names, Map.copyOf(numbers));
  }

  /// All names, by number.
  List<String> all() {
    return names;
  }

  /// Collects names from here on; these keep their numbers.
  Collector more() {
    return new Collector(this);
  }

  /// Gives each new name the next number.
  static final class Collector {
    private final List<String> names;
    private final Map<String, Integer> numbers;

    Collector() {
      this(new TypeNames(List.of(), Map.of()));
    }

    private Collector(TypeNames known) {
      this.names = new ArrayList<>(known.names);
      this.numbers = new HashMap<>(known.numbers);
    }

    int number(String name) {
      Integer known = numbers.putIfAbsent(name, names.size());
      if (known != null) {
        return known;
      }
      names.add(name);
      return names.size() - 1;
    }

    String name(int number) {
      return names.get(number);
    }

    TypeNames names() {
      return new TypeNames(List.copyOf(names), Map.copyOf(numbers));
    }
  }
}
