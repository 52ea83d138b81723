package org.kaskade.graph;

import java.util.Arrays;

/// Finds what several places have in common: the components that at least so many of them need.
///
/// All places search at once, dependents before providers, each component with the set of those
/// that came to it. One that enough came to is not searched further (all that it needs is common
/// too), and when too few places are still searching, none will be found any more. So it takes time
/// and memory linear in what the places need *not* in common, times n/64.
final class CommonProviders {
  private final SingleFailures failures;
  private final IntHeap frontier = new IntHeap();
  private final IntList next = new IntList();

  /// Per component where its set stands in `sets`, plus 1; 0 while nobody came to it.
  private final int[] slots;

  private final IntList reached = new IntList();
  private long[] sets = new long[64];
  private int words = 1;

  /// Per searching place how many components of the frontier it came to.
  private int[] pending = new int[64];

  private int searching;

  CommonProviders(SingleFailures failures, int size) {
    this.failures = failures;
    this.slots = new int[size];
  }

  /// Adds to `common` the components that the places from..to of `places` lead to, at least
  /// `threshold` of them, and all of which others of that kind do not already imply.
  void find(int[] places, int from, int to, int threshold, IntList common) {
    words = (to - from + 63) >>> 6;
    if (pending.length < to - from) {
      pending = new int[to - from];
    }
    for (int at = from; at < to; at++) {
      int member = at - from;
      int slot = slot(failures.component(places[at]));
      join(slot + (member >>> 6), member >>> 6, 1L << member);
    }
    while (searching >= threshold) {
      int component = frontier.removeLargest();
      int slot = slots[component] - 1;
      int count = leave(slot);
      if (count >= threshold) {
        common.add(component);
        continue;
      }
      next.clear();
      failures.providers(component, next);
      for (int at = 0; at < next.size; at++) {
        int provider = slot(next.get(at));
        for (int word = 0; word < words; word++) {
          join(provider + word, word, sets[slot + word]);
        }
      }
    }
    reset();
  }

  private int slot(int component) {
    int known = slots[component];
    if (known > 0) {
      return known - 1;
    }
    int slot = reached.size * words;
    slots[component] = slot + 1;
    reached.add(component);
    frontier.add(component);
    if (sets.length < slot + words) {
      sets = Arrays.copyOf(sets, Math.max(slot + words, 2 * sets.length));
    }
    return slot;
  }

  private void join(int at, int word, long members) {
    long added = members & ~sets[at];
    sets[at] |= added;
    for (; added != 0; added &= added - 1) {
      int member = (word << 6) + Long.numberOfTrailingZeros(added);
      if (pending[member]++ == 0) {
        searching++;
      }
    }
  }

  /// Takes a component off the frontier.
  ///
  /// @return how many places came to it
  private int leave(int slot) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      long members = sets[slot + word];
      count += Long.bitCount(members);
      for (; members != 0; members &= members - 1) {
        int member = (word << 6) + Long.numberOfTrailingZeros(members);
        if (--pending[member] == 0) {
          searching--;
        }
      }
    }
    return count;
  }

  private void reset() {
    for (int at = 0; at < reached.size; at++) {
      slots[reached.get(at)] = 0;
    }
    Arrays.fill(sets, 0, reached.size * words, 0);
    Arrays.fill(pending, 0);
    searching = 0;
    reached.clear();
    frontier.clear();
  }
}
