package org.kaskade.graph;

import java.util.function.IntPredicate;

/// Spreads the outage of one CI to all that it takes out, as long as somebody wants to know.
///
/// Linear in the dependents of the CIs that go out, nearest first. Scratch is a bit per CI and 4
/// bytes per group, reset in O(out). One thread at a time.
final class OutageSpread {
  private final DependencyGraph graph;
  private final long[] isOut;
  private final int[] losses;
  private final IntList out = new IntList();
  private final IntList weakened = new IntList();

  OutageSpread(DependencyGraph graph) {
    this.graph = graph;
    isOut = new long[(graph.cis.size() >>> 6) + 1];
    losses = new int[graph.groups.size()];
  }

  /// Starts anew with this CI.
  ///
  /// @param goesOn told of each CI that goes out, the first one included
  /// @return whether it always went on, so that all CIs that are out are known
  boolean spread(int start, IntPredicate goesOn) {
    reset();
    add(start);
    for (int head = 0; head < out.size; head++) {
      int ci = out.get(head);
      if (!goesOn.test(ci)) {
        return false;
      }
      for (int entry : graph.dependents.of(ci)) {
        if (Entry.isHardSingle(entry)) {
          add(entry);
        } else if (Entry.isGroup(entry)) {
          loseMember(Entry.number(entry));
        }
      }
    }
    return true;
  }

  boolean isOut(int ci) {
    return (isOut[ci >>> 6] & 1L << ci) != 0;
  }

  /// How many CIs are out.
  int size() {
    return out.size;
  }

  int ci(int at) {
    return out.get(at);
  }

  private void loseMember(int group) {
    if (losses[group]++ == 0) {
      weakened.add(group);
    }
    int dependent = graph.groups.dependent(group);
    if (losses[group] > graph.groups.slack(group) && !Entry.isSoft(dependent)) {
      add(dependent);
    }
  }

  private void add(int ci) {
    if (!isOut(ci)) {
      isOut[ci >>> 6] |= 1L << ci;
      out.add(ci);
    }
  }

  private void reset() {
    for (int at = 0; at < out.size; at++) {
      isOut[out.get(at) >>> 6] = 0;
    }
    for (int at = 0; at < weakened.size; at++) {
      losses[weakened.get(at)] = 0;
    }
    out.clear();
    weakened.clear();
  }
}
