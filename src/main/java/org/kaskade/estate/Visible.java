package org.kaskade.estate;

/// Leaves out of a query what is being made for a revision that is not complete yet, see {@link
/// ChunkedRevisions}.
final class Visible {
  /// Begins a query that calls the number of the newest complete revision `newest`.
  static final String NEWEST =
      "MATCH (counter:Counter {id: 'revision'}) WITH counter.n AS newest\n";

  private Visible() {}

  /// @param what a variable of the query, a CI or a dependency
  /// @param newest a variable or parameter of the query, the number of a complete revision
  static String at(String what, String newest) {
    return "coalesce(%s.%s, 0) <= %s".formatted(what, ChangeSetWriter.PENDING, newest);
  }
}
