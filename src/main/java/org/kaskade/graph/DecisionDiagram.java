package org.kaskade.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Monotone functions of independent events as reduced ordered binary decision diagrams (Bryant,
/// IEEE Trans. Comput. C-35(8), 1986), one node shared by all functions that have it.
///
/// `or` and `and` cost at most the product of the nodes of both sides, and as deep a stack as there
/// are events; a probability costs the nodes made so far. Bounded: beyond `most` nodes it is {@link
/// #isFull}, and what is computed then means nothing.
final class DecisionDiagram {
  static final int NEVER = 0;
  static final int ALWAYS = 1;

  private static final int NO_EVENT = Integer.MAX_VALUE;

  private final int most;

  /// Per node its event, and the functions that hold when the event doesn't happen and when it
  /// does.
  private final IntList events = new IntList();

  private final IntList without = new IntList();
  private final IntList with = new IntList();

  private final Map<Node, Integer> nodes = new HashMap<>();
  private final Map<Long, Integer> unions = new HashMap<>();
  private final Map<Long, Integer> intersections = new HashMap<>();

  DecisionDiagram(int most) {
    this.most = most;
    for (int constant = NEVER; constant <= ALWAYS; constant++) {
      events.add(NO_EVENT);
      without.add(constant);
      with.add(constant);
    }
  }

  boolean isFull() {
    return events.size > most;
  }

  /// That this event happens.
  int event(int event) {
    return node(event, NEVER, ALWAYS);
  }

  int or(int a, int b) {
    if (a == ALWAYS || b == ALWAYS) {
      return ALWAYS;
    }
    if (a == b || b == NEVER) {
      return a;
    }
    if (a == NEVER) {
      return b;
    }
    return combine(Math.min(a, b), Math.max(a, b), true);
  }

  int and(int a, int b) {
    if (a == NEVER || b == NEVER) {
      return NEVER;
    }
    if (a == b || b == ALWAYS) {
      return a;
    }
    if (a == ALWAYS) {
      return b;
    }
    return combine(Math.min(a, b), Math.max(a, b), false);
  }

  /// That at least `least` of these hold.
  int atLeast(int least, int... functions) {
    int[] reached = new int[least + 1];
    reached[0] = ALWAYS;
    // Those on later events first: each step then adds nodes above the others and rebuilds none.
    int[] ordered =
        Arrays.stream(functions)
            .boxed()
            .sorted(Comparator.comparingInt((Integer function) -> -events.get(function)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int function : ordered) {
      for (int count = least; count > 0; count--) {
        reached[count] = or(reached[count], and(function, reached[count - 1]));
      }
    }
    return reached[least];
  }

  /// How likely the function is to hold.
  ///
  /// @param probabilities of the events, which are independent
  double probability(int function, double[] probabilities) {
    double[] known = new double[function + 1];
    Arrays.fill(known, ALWAYS, Math.min(function, ALWAYS) + 1, 1);
    for (int node = ALWAYS + 1; node <= function; node++) {
      double happens = probabilities[events.get(node)];
      known[node] = happens * known[with.get(node)] + (1 - happens) * known[without.get(node)];
    }
    return known[function];
  }

  private int combine(int a, int b, boolean union) {
    if (isFull()) {
      return NEVER;
    }
    Map<Long, Integer> known = union ? unions : intersections;
    long pair = (long) a << 32 | b;
    Integer done = known.get(pair);
    if (done != null) {
      return done;
    }
    int event = Math.min(events.get(a), events.get(b));
    int aWithout = events.get(a) == event ? without.get(a) : a;
    int bWithout = events.get(b) == event ? without.get(b) : b;
    int aWith = events.get(a) == event ? with.get(a) : a;
    int bWith = events.get(b) == event ? with.get(b) : b;
    int result =
        node(
            event,
            union ? or(aWithout, bWithout) : and(aWithout, bWithout),
            union ? or(aWith, bWith) : and(aWith, bWith));
    known.put(pair, result);
    return result;
  }

  private int node(int event, int otherwise, int then) {
    if (otherwise == then) {
      return then;
    }
    return nodes.computeIfAbsent(
        new Node(event, otherwise, then),
        node -> {
          events.add(node.event());
          without.add(node.without());
          with.add(node.with());
          return events.size - 1;
        });
  }

  private record Node(int event, int without, int with) {}
}
