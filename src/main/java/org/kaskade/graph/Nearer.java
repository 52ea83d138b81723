package org.kaskade.graph;

import org.kaskade.graph.Propagation.Level;

/// Brings those CIs of one state nearer that a late group showed a shorter way to.
///
/// Visits each of them, nearest first, at most once with the depth it keeps. Costs nothing where no
/// group was late; else a pass over the CIs of the state, to know where each one stands.
final class Nearer {
  private final Propagation propagation;
  private final Hops.Collector hops;

  /// Shorter ways that were found while places were not known yet.
  private final Seeds requests = new Seeds();

  private final IntList brought = new IntList();
  private final Seeds nearestFirst = new Seeds();

  /// Place and depth of each CI of the state, side by side; of any other what was there before.
  private int[] marks = new int[0];

  private int first;
  private boolean placed;

  Nearer(Propagation propagation, Hops.Collector hops) {
    this.propagation = propagation;
    this.hops = hops;
  }

  /// Notes that an affected CI can be reached at this depth; ignored for one in a worse state.
  void request(int ci, int depth) {
    if (!placed) {
      requests.add(ci, depth);
      return;
    }
    int place = place(ci);
    if (place >= 0 && marks[2 * ci + 1] > depth) {
      marks[2 * ci + 1] = depth;
      hops.bringNearer(place, depth);
      brought.add(ci);
    }
  }

  /// Brings the CIs nearer that were affected from the place `first` on, the begin of this hop.
  void bring(Level level, int first, int firstHop) {
    if (requests.size() == 0) {
      return;
    }
    this.first = first;
    if (marks.length < 2 * propagation.capacity()) {
      marks = new int[2 * propagation.capacity()];
    }
    int hop = firstHop;
    for (int place = first; place < propagation.size(); place++) {
      while (hop + 1 < hops.begins.size && hops.begins.get(hop + 1) <= place) {
        hop++;
      }
      marks[2 * propagation.ci(place)] = place;
      marks[2 * propagation.ci(place) + 1] = hops.depths.get(hop);
    }
    placed = true;
    for (int at = 0; at < requests.size(); at++) {
      request(requests.ci(at), requests.depth(at));
    }
    for (int at = 0; at < brought.size; at++) {
      nearestFirst.add(brought.get(at), depth(brought.get(at)));
    }
    nearestFirst.sort();
    brought.clear();
    relax(level);
    clear();
  }

  private void relax(Level level) {
    int next = 0;
    int head = 0;
    while (next < nearestFirst.size() || head < brought.size) {
      if (next < nearestFirst.size()
          && (head == brought.size || nearestFirst.depth(next) <= depth(brought.get(head)))) {
        int ci = nearestFirst.ci(next);
        // One that came nearer meanwhile stands in `brought` too.
        if (nearestFirst.depth(next++) == depth(ci)) {
          propagation.relax(ci, level, depth(ci) + 1);
        }
      } else {
        int ci = brought.get(head++);
        propagation.relax(ci, level, depth(ci) + 1);
      }
    }
  }

  private int depth(int ci) {
    return marks[2 * ci + 1];
  }

  private int place(int ci) {
    int place = marks[2 * ci];
    return place >= first && place < propagation.size() && propagation.ci(place) == ci ? place : -1;
  }

  void clear() {
    requests.clear();
    brought.clear();
    nearestFirst.clear();
    placed = false;
  }
}
