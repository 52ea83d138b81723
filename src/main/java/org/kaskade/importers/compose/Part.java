package org.kaskade.importers.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part of a project: what is said, with variables replaced, and the place in one of its files.
///
/// The place of what stands under a key is that of the key.
sealed interface Part {
  Place place();

  /// A single value.
  ///
  /// @param unresolved the variables in it that have neither value nor default
  record Text(String text, Set<String> unresolved, Place place) implements Part {}

  /// YAML's null.
  ///
  /// @param reset whether it takes away what the files before say
  record Nothing(boolean reset, Place place) implements Part {}

  /// A list.
  ///
  /// @param replaces whether it stands instead of what the files before say
  record Items(List<Part> items, boolean replaces, Place place) implements Part {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A mapping.
  ///
  /// @param replaces whether it stands instead of what the files before say
  record Entries(Map<String, Part> entries, boolean replaces, Place place) implements Part {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Nullable Part get(String key) {
      return entries.get(key);
    }

    /// The value under this key; empty where there is none.
    Optional<Text> text(String key) {
      return get(key) instanceof Text text ? Optional.of(text) : Optional.empty();
    }

    /// The list under this key; empty where there is none. A single value is a list of one.
    List<Part> items(String key) {
      return switch (get(key)) {
        case Items list -> list.items();
        case Text one -> List.of(one);
        case null, default -> List.of();
      };
    }

    /// The mapping under this key; empty where there is none.
    Map<String, Part> entries(String key) {
      return get(key) instanceof Entries mapping ? mapping.entries() : Map.of();
    }

    /// The same with one key set.
    Entries with(String key, Part value) {
      Map<String, Part> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Entries(changed, replaces, place);
    }
  }
}
