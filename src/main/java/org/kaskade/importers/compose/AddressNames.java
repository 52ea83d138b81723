package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Address;

/// Which variables and options hold addresses, by the words of their names.
///
/// @param words any of which makes a name one of addresses
/// @param endings of the last word that do so too
/// @param lastWordsOfOthers last words that tell something else
/// @param options that hold addresses as they are
/// @param never words of names that hold no address of what is called
record AddressNames(
    Set<String> words,
    Set<String> endings,
    Set<String> lastWordsOfOthers,
    Set<String> options,
    Set<String> never) {

  /// Whether this address, found in the value of this variable, is one that is called.
  ///
  /// @param variable or null for a command line
  boolean called(Address address, @Nullable String variable) {
    String name = address.key() == null ? variable : address.key();
    if (isNever(name) || isNever(variable)) {
      return false;
    }
    return !address.bare() || (name != null && says(name));
  }

  private boolean isNever(@Nullable String name) {
    return name != null && wordsOf(name).stream().anyMatch(never::contains);
  }

  private boolean says(String name) {
    if (options.contains(name)) {
      return true;
    }
    List<String> parts = wordsOf(name);
    if (parts.isEmpty() || lastWordsOfOthers.contains(parts.getLast())) {
      return false;
    }
    return parts.stream().anyMatch(words::contains)
        || endings.stream().anyMatch(parts.getLast()::endsWith);
  }

  private static List<String> wordsOf(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= name.length() && at <= 200; at++) {
      boolean ends = at == name.length() || !Character.isLetterOrDigit(name.charAt(at));
      boolean turns =
          !ends
              && at > start
              && Character.isUpperCase(name.charAt(at))
              && Character.isLowerCase(name.charAt(at - 1));
      if ((ends || turns) && at > start) {
        parts.add(name.substring(start, at).toLowerCase(Locale.ROOT));
      }
      start = ends ? at + 1 : turns ? at : start;
    }
    return parts;
  }
}
