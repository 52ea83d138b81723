package org.kaskade.graph;

import org.kaskade.graph.Propagation.Level;

/// Brings those CIs of one state nearer that a late group showed a shorter way to.
///
/// Only what follows from the dependents of late groups can come nearer: their closure is found
/// first, and only its CIs learn where they stand. Each is visited, nearest first, at most once
/// with the depth it keeps. Costs nothing where no group was late; else a look at a bit per
/// affected CI, and the closure.
final class Nearer {
  private final Propagation propagation;
  private final Hops.Collector hops;

  /// Shorter ways that were found while the CIs were being reached.
  private final Seeds requests = new Seeds();

  /// CIs that may come nearer, and a bit for each.
  private final IntList candidates = new IntList();

  private long[] isCandidate = new long[0];

  /// Bit per CI: it is in a worse state, so no way in this one counts for it.
  private long[] isWorse = new long[0];

  /// Place and depth of each candidate, side by side; of any other what was there before.
  private int[] marks = new int[0];

  private final IntList brought = new IntList();
  private final Seeds nearestFirst = new Seeds();

  Nearer(Propagation propagation, Hops.Collector hops) {
    this.propagation = propagation;
    this.hops = hops;
  }

  /// Notes that an affected CI can be reached at this depth.
  void request(int ci, int depth) {
    requests.add(ci, depth);
  }

  /// Brings the CIs nearer that were affected from the place `first` on, the begin of this hop.
  void bring(Level level, int first, int firstHop) {
    if (requests.size() == 0) {
      return;
    }
    fit();
    requests.sort();
    for (int place = 0; place < first; place++) {
      isWorse[propagation.ci(place) >>> 6] |= 1L << propagation.ci(place);
    }
    for (int at = 0; at < requests.size(); at++) {
      consider(requests.ci(at));
    }
    for (int at = 0; at < candidates.size; at++) {
      propagation.follow(candidates.get(at), level);
    }
    mark(first, firstHop);
    for (int at = 0; at < requests.size(); at++) {
      bringNearer(requests.ci(at), requests.depth(at));
    }
    for (int at = 0; at < brought.size; at++) {
      nearestFirst.add(brought.get(at), depth(brought.get(at)));
    }
    nearestFirst.sort();
    brought.clear();
    relax(level);
    for (int place = 0; place < first; place++) {
      isWorse[propagation.ci(place) >>> 6] = 0;
    }
    clear();
  }

  /// Adds a CI of this state to the closure; ignored for one in a worse state.
  void consider(int ci) {
    long bit = 1L << ci;
    if (((isWorse[ci >>> 6] | isCandidate[ci >>> 6]) & bit) == 0) {
      isCandidate[ci >>> 6] |= bit;
      candidates.add(ci);
    }
  }

  /// Gives a CI of this state this depth if it is farther away; ignored for one in a worse state.
  void bringNearer(int ci, int depth) {
    if ((isCandidate[ci >>> 6] & (1L << ci)) != 0 && depth(ci) > depth) {
      marks[2 * ci + 1] = depth;
      hops.bringNearer(marks[2 * ci], depth);
      brought.add(ci);
    }
  }

  private void fit() {
    if (marks.length < 2 * propagation.capacity()) {
      marks = new int[2 * propagation.capacity()];
      isCandidate = new long[(propagation.capacity() >>> 6) + 1];
      isWorse = new long[(propagation.capacity() >>> 6) + 1];
    }
  }

  private void mark(int first, int firstHop) {
    int hop = firstHop;
    for (int place = first; place < propagation.size(); place++) {
      while (hop + 1 < hops.begins.size && hops.begins.get(hop + 1) <= place) {
        hop++;
      }
      int ci = propagation.ci(place);
      if ((isCandidate[ci >>> 6] & (1L << ci)) != 0) {
        marks[2 * ci] = place;
        marks[2 * ci + 1] = hops.depths.get(hop);
      }
    }
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

  void clear() {
    for (int at = 0; at < candidates.size; at++) {
      isCandidate[candidates.get(at) >>> 6] = 0;
    }
    candidates.clear();
    requests.clear();
    brought.clear();
    nearestFirst.clear();
  }
}
