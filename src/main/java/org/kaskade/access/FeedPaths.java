package org.kaskade.access;

import java.util.List;

/// Paths that a token with the role `feed` may read, and nothing else may it do: a bean of each
/// module that serves a feed. All others who are signed in may read them as well.
///
/// @param patterns path patterns, e.g. `/changes.ics`
public record FeedPaths(List<String> patterns) {
  public FeedPaths {
    patterns = List.copyOf(patterns);
  }

  public static FeedPaths of(String... patterns) {
    return new FeedPaths(List.of(patterns));
  }
}
