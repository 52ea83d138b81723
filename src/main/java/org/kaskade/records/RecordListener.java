package org.kaskade.records;

import org.jspecify.annotations.Nullable;

/// Is told what happens to records: a bean of each module that keeps something by them.
@FunctionalInterface
public interface RecordListener {
  /// An operation is durable. Called on the thread of who asked, in the order of versions of one
  /// record; what it throws is logged and changes nothing.
  ///
  /// @param before null when the record was made
  void changed(@Nullable KeptRecord before, KeptRecord after);
}
