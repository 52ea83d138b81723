package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Names, in which `*` stands for any text.
final class Patterns {
  private final Set<String> exact = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  Patterns(Collection<String> names) {
    for (String name : names) {
      if (name.indexOf('*') < 0) {
        exact.add(name);
      } else {
        String[] parts = name.split("\\*", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
          regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        patterns.add(Pattern.compile(regex.toString(), Pattern.DOTALL));
      }
    }
  }

  boolean isEmpty() {
    return exact.isEmpty() && patterns.isEmpty();
  }

  boolean matches(String name) {
    return exact.contains(name)
        || (name.length() <= 512
            && patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  /// Whether one of the names is the exact one asked for, or this one contains it.
  boolean matchesAny(String one, String other) {
    return matches(one) || exact.contains(other);
  }
}
