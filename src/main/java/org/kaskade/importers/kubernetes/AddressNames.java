package org.kaskade.importers.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells by the name of a variable, key or option whether a bare word under it is an address.
///
/// @param words say so wherever they stand in the name
/// @param lastWords say so at its end
/// @param otherLastWords at its end they say that it is something else
/// @param otherNames names that mean something else
record AddressNames(
    Set<String> words, Set<String> lastWords, Set<String> otherLastWords, Set<String> otherNames) {
  AddressNames {
    words = Set.copyOf(words);
    lastWords = Set.copyOf(lastWords);
    otherLastWords = Set.copyOf(otherLastWords);
    otherNames = Set.copyOf(otherNames);
  }

  boolean meansAddress(String name) {
    List<String> parts = words(name);
    if (parts.isEmpty() || otherNames.contains(name)) {
      return false;
    }
    String last = parts.getLast();
    if (last.equals("name") && parts.size() > 1 && parts.get(parts.size() - 2).equals("host")) {
      return true;
    }
    return !otherLastWords.contains(last)
        && (lastWords.contains(last) || parts.stream().anyMatch(words::contains));
  }

  /// `SPRING_REDIS_HOST2` and `redisHost` alike are `redis`, `host` and what stands around them.
  private static List<String> words(String name) {
    List<String> found = new ArrayList<>();
    String apart = name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    for (String word : apart.split("[^a-z]+", -1)) {
      if (!word.isEmpty()) {
        found.add(word);
      }
    }
    return found;
  }
}
