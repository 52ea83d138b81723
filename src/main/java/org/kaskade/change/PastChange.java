package org.kaskade.change;

import java.time.Instant;
import java.util.List;

/// A change that was carried out, or that began.
///
/// @param at when it was over, or began if it isn't
/// @param over whether it was carried out or broken off; else it still runs
/// @param failed whether it was broken off, backed out or found to have failed
record PastChange(String number, Instant at, boolean over, boolean failed, List<String> keys) {
  PastChange {
    keys = List.copyOf(keys);
  }
}
