package org.kaskade.estate;

import org.jspecify.annotations.Nullable;

/// Where a claim is made: a line of a file in Git, or, with nothing known, the API.
///
/// @param file path in the source's repository; null for the API
/// @param line from 1
/// @param commit full id of the commit that last changed the file
/// @param author who made that commit, or, for the API, who called
public record Place(
    @Nullable String file,
    @Nullable Integer line,
    @Nullable String commit,
    @Nullable String author) {
  /// The API, called by this actor.
  public static Place api(String actor) {
    return new Place(null, null, null, actor);
  }
}
