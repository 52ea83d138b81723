package org.kaskade.graph;

import org.kaskade.graph.Propagation.Level;

/// Brings those CIs of one state nearer that a late group showed a shorter way to.
///
/// Visits each of them, nearest first, at most once with the depth it keeps. Costs nothing where no
/// group was late; else a pass over the CIs of the state, to know where each one stands.
final class Nearer {
  private final Propagation propagation;

  /// Shorter ways that were found while places were not known yet.
  private final Seeds requests = new Seeds();

  private final IntList brought = new IntList();
  private final Seeds nearestFirst = new Seeds();

  /// Place of each CI of the state; of any other what was there before.
  private int[] places = new int[0];

  private int first;
  private boolean placed;

  Nearer(Propagation propagation) {
    this.propagation = propagation;
  }

  /// Notes that an affected CI can be reached at this depth; ignored for one in a worse state.
  void request(int ci, int depth) {
    if (!placed) {
      requests.add(ci, depth);
      return;
    }
    int place = place(ci);
    if (place >= 0 && propagation.depth(place) > depth) {
      propagation.bringNearer(place, depth);
      brought.add(ci);
    }
  }

  /// Brings the CIs nearer that were affected from the place `first` on.
  void bring(Level level, int first) {
    if (requests.size() == 0) {
      return;
    }
    this.first = first;
    if (places.length < propagation.capacity()) {
      places = new int[propagation.capacity()];
    }
    for (int place = first; place < propagation.size(); place++) {
      places[propagation.ci(place)] = place;
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
    return propagation.depth(places[ci]);
  }

  private int place(int ci) {
    int place = places[ci];
    return place >= first
            && place < propagation.size()
            && propagation.ci(place) == ci
        ? place
        : -1;
  }

  void clear() {
    requests.clear();
    brought.clear();
    nearestFirst.clear();
    placed = false;
  }
}
