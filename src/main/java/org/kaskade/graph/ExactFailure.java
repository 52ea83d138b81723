package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/// The exact probability that {@link FailureModes} bring a CI down together.
///
/// Every group's break is a function of the modes, worked out from providers to dependents, and
/// over again where groups depend on each other, until none changes: the least fixpoint. Events are
/// ordered as a walk from the CI through the groups comes to them, which keeps those that meet in a
/// group together.
final class ExactFailure {
  /// The diagram's stack is as deep as there are events.
  private static final int MOST_EVENTS = 2000;

  private final FailureModes modes;
  private final double[] probabilities;
  private final DecisionDiagram diagram;
  private final List<IntList> followsFrom = new ArrayList<>();
  private final IntList eventModes = new IntList();
  private final BitSet seen = new BitSet();

  /// @param probabilities per mode
  private ExactFailure(FailureModes modes, double[] probabilities, int mostNodes) {
    this.modes = modes;
    this.probabilities = probabilities;
    this.diagram = new DecisionDiagram(mostNodes);
  }

  /// The probability, or nothing when the diagram would be too large or patience is over.
  static OptionalDouble probability(
      FailureModes modes, double[] probabilities, int mostNodes, Patience patience) {
    return new ExactFailure(modes, probabilities, mostNodes).probability(patience);
  }

  private OptionalDouble probability(Patience patience) {
    for (int member = 0; member < modes.groupsOf.length; member++) {
      followsFrom.add(new IntList());
    }
    for (int group = 0; group < modes.follows.length; group++) {
      for (int member : modes.follows[group]) {
        followsFrom.get(member).add(group);
      }
    }
    orderEvents();
    if (eventModes.size > MOST_EVENTS) {
      return OptionalDouble.empty();
    }
    int[] own = new int[modes.groupsOf.length];
    for (int event = 0; event < eventModes.size; event++) {
      for (int member : modes.lost[eventModes.get(event)]) {
        own[member] = diagram.or(own[member], diagram.event(event));
      }
    }
    int[] breaks = new int[modes.members.length];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int group = 0; group < breaks.length; group++) {
        int[] lost =
            Arrays.stream(modes.members[group]).map(member -> lost(member, own, breaks)).toArray();
        int broken = diagram.atLeast(modes.spare[group] + 1, lost);
        if (diagram.isFull() || patience.isOver()) {
          return OptionalDouble.empty();
        }
        changed |= broken != breaks[group];
        breaks[group] = broken;
      }
    }
    int out = DecisionDiagram.NEVER;
    for (int group = 0; group < breaks.length; group++) {
      if (modes.fatal[group]) {
        out = diagram.or(out, breaks[group]);
      }
    }
    if (diagram.isFull()) {
      return OptionalDouble.empty();
    }
    double[] ofEvents =
        Arrays.stream(eventModes.toArray()).mapToDouble(mode -> probabilities[mode]).toArray();
    return OptionalDouble.of(diagram.probability(out, ofEvents));
  }

  private int lost(int member, int[] own, int[] breaks) {
    int lost = own[member];
    IntList groups = followsFrom.get(member);
    for (int at = 0; at < groups.size; at++) {
      lost = diagram.or(lost, breaks[groups.get(at)]);
    }
    return lost;
  }

  private void orderEvents() {
    List<IntList> modesOf = new ArrayList<>();
    for (int member = 0; member < modes.groupsOf.length; member++) {
      modesOf.add(new IntList());
    }
    for (int mode = 0; mode < modes.lost.length; mode++) {
      for (int member : modes.lost[mode]) {
        modesOf.get(member).add(mode);
      }
    }
    IntList open = new IntList();
    BitSet opened = new BitSet();
    for (int group = modes.fatal.length - 1; group >= 0; group--) {
      if (modes.fatal[group]) {
        opened.set(group);
        open.add(group);
      }
    }
    while (open.size > 0) {
      for (int member : modes.members[open.get(--open.size)]) {
        for (int at = 0; at < modesOf.get(member).size; at++) {
          int mode = modesOf.get(member).get(at);
          if (!seen.get(mode) && probabilities[mode] > 0) {
            seen.set(mode);
            eventModes.add(mode);
          }
        }
        for (int at = 0; at < followsFrom.get(member).size; at++) {
          int next = followsFrom.get(member).get(at);
          if (!opened.get(next)) {
            opened.set(next);
            open.add(next);
          }
        }
      }
    }
  }
}
