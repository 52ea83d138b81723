package org.kaskade.estate;

import org.neo4j.driver.QueryRunner;

/// Keeps a writer out who lost the right to write, asked in the very transaction that writes.
@FunctionalInterface
public interface Fence {
  /// For writers who need no right of their own.
  Fence NONE = _ -> {};

  /// Throws unless the right is still held, and keeps others from taking it until the transaction
  /// ends.
  void check(QueryRunner transaction);
}
