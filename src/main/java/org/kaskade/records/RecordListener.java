package org.kaskade.records;

import org.jspecify.annotations.Nullable;

/// Is told what happens to records: a bean of each module that keeps something by them.
@FunctionalInterface
public interface RecordListener {
  /// An operation is durable. Called on the thread of who asked, or, for what another instance did,
  /// on one of the program's own. What it throws is logged and changes nothing. Two operations on
  /// one record may be told in either order, and one of them twice: the higher version counts.
  ///
  /// @param before null when the record was made
  void changed(@Nullable KeptRecord before, KeptRecord after);
}
