package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Items;
import org.kaskade.importers.compose.Part.Nothing;
import org.kaskade.importers.compose.Part.Text;

/// Puts what a later file says onto what the files before say: mappings are merged, lists appended
/// without repeating, anything else replaced; commands are replaced as a whole.
final class Merging {
  private static final Set<String> REPLACED = Set.of("command", "entrypoint");

  private final Budget parts;

  Merging(Budget parts) {
    this.parts = parts;
  }

  /// The later one alone once the budget is spent.
  Entries of(Entries base, Entries later) {
    if (later.replaces() || !parts.take(base.entries().size() + later.entries().size() + 1L)) {
      return later;
    }
    Map<String, Part> merged = new LinkedHashMap<>(base.entries());
    later
        .entries()
        .forEach((key, part) -> {
          Part value = REPLACED.contains(key) ? part : of(merged.get(key), part);
          if (value instanceof Nothing nothing && nothing.reset()) {
            merged.remove(key);
          } else {
            merged.put(key, value);
          }
        });
    return new Entries(merged, false, base.place());
  }

  private Part of(@Nullable Part base, Part later) {
    if (base instanceof Entries one && later instanceof Entries other) {
      return of(one, other);
    }
    if (base instanceof Items one && later instanceof Items other && !other.replaces()) {
      return appended(one, other);
    }
    // An empty value, e.g. of a depends_on entry that was a list item, takes nothing away.
    if (base instanceof Entries && later instanceof Nothing nothing && !nothing.reset()) {
      return base;
    }
    return later;
  }

  private Items appended(Items base, Items later) {
    if (!parts.take(base.items().size() + later.items().size())) {
      return later;
    }
    List<Part> items = new ArrayList<>(base.items());
    Set<String> texts = new HashSet<>();
    for (Part item : items) {
      if (item instanceof Text text) {
        texts.add(text.text());
      }
    }
    for (Part item : later.items()) {
      if (!(item instanceof Text text) || texts.add(text.text())) {
        items.add(item);
      }
    }
    return new Items(items, false, base.place());
  }
}
