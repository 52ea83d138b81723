package org.kaskade.people;

import java.util.List;

/// Roles beyond those of the program that a token may have: a bean of each module that has
/// declarations speaking of roles, e.g. `cab` of `by: role:cab`.
///
/// @param words in lower case, e.g. `release-manager`
public record FurtherRoles(List<String> words) {
  public FurtherRoles {
    words = List.copyOf(words);
  }
}
