package org.kaskade.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what several places have in common: the components that at least so many of them need.
///
/// All places search at once, dependents before providers, each component with the set of those
/// that came to it. One that enough came to is not searched further (all that it needs is common
/// too), and when too few places are still searching, none will be found any more. So it takes time
/// and memory linear in what the places need *not* in common, times n/64.
///
/// A component with many providers, such as a large cycle, is a *hub*: all that it needs is
/// remembered as a bitmap, so that the first hub a search comes to isn't searched again for every
/// group above it. At most {@link #MOST_HUBS} bits per component for that.
final class CommonProviders {
  private static final int MOST_HUBS = 256;

  /// How many providers make a hub: fewer are walked faster than remembered.
  private static final int HUB = 256;

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

  private final Map<Integer, BitSet> hubs = new HashMap<>();

  /// All that the hub of this search needs, and the places that came to it; null before there is
  /// one.
  private @Nullable BitSet remembered;

  private long[] hubSet = new long[1];

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
      leave(slot);
      boolean known = addHubSet(component, slot);
      if (count(slot) >= threshold) {
        common.add(component);
      } else if (!known && !isFirstHub(component, slot)) {
        for (int at = 0; at < next.size; at++) {
          int provider = slot(next.get(at));
          for (int word = 0; word < words; word++) {
            join(provider + word, word, sets[slot + word]);
          }
        }
      }
    }
    reset();
  }

  /// Adds the places that came to the hub to those that came to something that it needs.
  ///
  /// @return whether no other place came here
  private boolean addHubSet(int component, int slot) {
    if (remembered == null || !remembered.get(component)) {
      return false;
    }
    boolean known = true;
    for (int word = 0; word < words; word++) {
      known &= (sets[slot + word] & ~hubSet[word]) == 0;
      sets[slot + word] |= hubSet[word];
    }
    return known;
  }

  /// Collects the providers of the component, unless it is the first hub of this search: then what
  /// it needs is remembered, and the places that came to it go on searching to the end.
  private boolean isFirstHub(int component, int slot) {
    BitSet needed = hubs.get(component);
    if (remembered != null || needed == null) {
      next.clear();
      failures.providers(component, next);
      if (remembered != null || next.size < HUB || hubs.size() >= MOST_HUBS) {
        return false;
      }
      needed = needed(component);
      hubs.put(component, needed);
    }
    remembered = needed;
    hubSet = Arrays.copyOfRange(sets, slot, slot + words);
    for (int word = 0; word < words; word++) {
      search(word, hubSet[word]);
    }
    return true;
  }

  private BitSet needed(int hub) {
    BitSet needed = new BitSet();
    IntList open = new IntList();
    IntList providers = new IntList();
    open.add(hub);
    while (open.size > 0) {
      providers.clear();
      failures.providers(open.get(--open.size), providers);
      for (int at = 0; at < providers.size; at++) {
        if (!needed.get(providers.get(at))) {
          needed.set(providers.get(at));
          open.add(providers.get(at));
        }
      }
    }
    return needed;
  }

  /// Forgets hubs from this component on: they are about to change.
  void forget(int from) {
    hubs.keySet().removeIf(hub -> hub >= from);
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
    search(word, added);
  }

  private void search(int word, long members) {
    for (long left = members; left != 0; left &= left - 1) {
      int member = (word << 6) + Long.numberOfTrailingZeros(left);
      if (pending[member]++ == 0) {
        searching++;
      }
    }
  }

  /// Takes a component off the frontier.
  private void leave(int slot) {
    for (int word = 0; word < words; word++) {
      for (long left = sets[slot + word]; left != 0; left &= left - 1) {
        int member = (word << 6) + Long.numberOfTrailingZeros(left);
        if (--pending[member] == 0) {
          searching--;
        }
      }
    }
  }

  private int count(int slot) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(sets[slot + word]);
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
    remembered = null;
    reached.clear();
    frontier.clear();
  }
}
