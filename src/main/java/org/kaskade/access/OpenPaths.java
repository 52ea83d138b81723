package org.kaskade.access;

import java.util.List;

/// Paths that anyone may read without a token: a bean of each module that serves static pages.
/// Whatever no bean names stays closed.
///
/// @param patterns path patterns, e.g. `/graphiql/*`; they open GET and HEAD
public record OpenPaths(List<String> patterns) {
  public OpenPaths {
    patterns = List.copyOf(patterns);
  }

  public static OpenPaths of(String... patterns) {
    return new OpenPaths(List.of(patterns));
  }
}
