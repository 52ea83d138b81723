package org.kaskade.graph;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Finds the shortest way to the goal that avoids some places and first hops; of equally short ones
/// the one whose places come first in order.
///
/// A* (Hart, Nilsson, Raphael 1968) led by the hops without anything to avoid: where little is in
/// the way it looks at little more than the shortest ways. In the worst case linear in the
/// dependencies between both ends.
final class Detour {
  private final Between between;

  /// Per place the hops from the start of this search; meaningful where `reached` is set.
  private final int[] walked;

  private final BitSet reached = new BitSet();
  private IntList[] open = new IntList[0];

  Detour(Between between) {
    this.between = between;
    this.walked = new int[between.cis.length];
  }

  /// The places from `from` to the goal, both included; null when there is no way.
  ///
  /// @param avoided places not to come to
  /// @param avoidedFirst places not to go to from `from`
  int @Nullable [] find(int from, BitSet avoided, BitSet avoidedFirst) {
    reached.clear();
    reached.set(from);
    walked[from] = 0;
    int shortest = search(from, avoided, avoidedFirst);
    return shortest < 0 ? null : trace(from, shortest, avoided, avoidedFirst);
  }

  /// Reaches everything that may lie on a shortest way.
  ///
  /// @return the hops of the shortest way, or -1
  private int search(int from, BitSet avoided, BitSet avoidedFirst) {
    for (IntList list : open) {
      list.clear();
    }
    push(between.hops[from], from);
    for (int total = 0; total < open.length; total++) {
      IntList list = open[total];
      // It grows while it is read: a hop straight to the goal leaves the total as it is.
      for (int at = 0; at < list.size; at++) {
        int place = list.get(at);
        if (walked[place] + between.hops[place] != total) {
          continue;
        }
        for (int next : between.providers[place]) {
          int hops = walked[place] + 1;
          if (!avoided.get(next)
              && !(place == from && avoidedFirst.get(next))
              && (!reached.get(next) || walked[next] > hops)) {
            reached.set(next);
            walked[next] = hops;
            push(hops + between.hops[next], next);
            list = open[total];
          }
        }
      }
      if (reached.get(between.goal) && walked[between.goal] == total) {
        return total;
      }
    }
    return -1;
  }

  private void push(int total, int place) {
    if (total >= open.length) {
      int known = open.length;
      open = Arrays.copyOf(open, Math.max(total + 1, 2 * known));
      for (int at = known; at < open.length; at++) {
        open[at] = new IntList();
      }
    }
    open[total].add(place);
  }

  /// Of the places from which the goal is as near as it can be, walks to the first at every hop.
  private int[] trace(int from, int shortest, BitSet avoided, BitSet avoidedFirst) {
    BitSet[] levels = new BitSet[shortest + 1];
    for (int level = 0; level <= shortest; level++) {
      levels[level] = new BitSet();
    }
    // Everything on a shortest way was reached with as few hops as possible.
    levels[0].set(from);
    for (int level = 0; level < shortest; level++) {
      for (int place = levels[level].nextSetBit(0);
          place >= 0;
          place = levels[level].nextSetBit(place + 1)) {
        for (int next : between.providers[place]) {
          if (reached.get(next)
              && walked[next] == level + 1
              && level + 1 + between.hops[next] <= shortest
              && !avoided.get(next)
              && !(place == from && avoidedFirst.get(next))) {
            levels[level + 1].set(next);
          }
        }
      }
    }
    BitSet leads = new BitSet();
    leads.set(between.goal);
    for (int level = shortest - 1; level >= 0; level--) {
      BitSet kept = new BitSet();
      for (int place = levels[level].nextSetBit(0);
          place >= 0;
          place = levels[level].nextSetBit(place + 1)) {
        for (int next : between.providers[place]) {
          if (leads.get(next)
              && levels[level + 1].get(next)
              && !(place == from && avoidedFirst.get(next))) {
            kept.set(place);
          }
        }
      }
      levels[level + 1].and(leads);
      leads = kept;
    }
    int[] way = new int[shortest + 1];
    way[0] = from;
    for (int level = 1; level <= shortest; level++) {
      for (int next : between.providers[way[level - 1]]) {
        if (levels[level].get(next) && !(level == 1 && avoidedFirst.get(next))) {
          way[level] = next;
          break;
        }
      }
    }
    return way;
  }
}
