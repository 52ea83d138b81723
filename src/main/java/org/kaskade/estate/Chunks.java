package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;

/// Cuts a change set into parts that each fit into a transaction.
///
/// A transaction takes some ten times the size of what it writes, and as much again while it
/// commits.
final class Chunks {
  /// In UTF-16 code units of what is written, estimated.
  private static final long LARGEST = 8_000_000;

  private static final int EACH_CI = 300;
  private static final int EACH_CLAIM = 200;
  private static final int EACH_DEPENDENCY = 150;

  private Chunks() {}

  /// @param mostCis how many CIs a part may change
  static List<ChangeSet> of(ChangeSet changes, int mostCis) {
    List<ChangeSet> chunks = new ArrayList<>();
    List<CiChange> chunk = new ArrayList<>();
    long size = 0;
    for (CiChange change : changes.cis()) {
      long next = size(change);
      if (!chunk.isEmpty() && (chunk.size() == mostCis || size + next > LARGEST)) {
        chunks.add(new ChangeSet(chunk, 0));
        chunk.clear();
        size = 0;
      }
      chunk.add(change);
      size += next;
    }
    if (!chunk.isEmpty()) {
      chunks.add(new ChangeSet(chunk, 0));
    }
    return chunks;
  }

  private static long size(CiChange change) {
    long size = EACH_CI + size(change.before()) + size(change.after());
    for (ClaimWrite write : change.claims()) {
      Claim claim = write.claim();
      size += EACH_CLAIM + size(claim.values());
      size += (long) EACH_DEPENDENCY * claim.dependencies().size();
    }
    return size;
  }

  private static long size(@Nullable EffectiveCi ci) {
    return ci == null ? 0 : size(ci.values()) + (long) EACH_DEPENDENCY * ci.dependencies().size();
  }

  private static long size(Map<String, Object> values) {
    long size = 0;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      size += value.getKey().length() + String.valueOf(value.getValue()).length();
    }
    return size;
  }
}
