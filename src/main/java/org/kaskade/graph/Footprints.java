package org.kaskade.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Tells which scenarios are worse together than each of them alone.
///
/// Every requirement but a group looks at one provider only, so what it contributes when two
/// scenarios coincide is what it contributes in the worse one. Where both leave their mark on the
/// same group, its members add up. Hence the states of two scenarios together are the worse of
/// both, CI by CI, unless some group that both weaken breaks, or loses its last spare, only then:
/// {@link #meet} looks at the groups of two footprints, and says exactly whether anything at all
/// gets worse. That takes time linear in the groups of the two, and no propagation.
///
/// Footprints are numbers of one graph and of those derived from it, see {@link #understands}. One
/// thread at a time.
public final class Footprints {
  private static final int OUTAGE = ImpactState.OUTAGE.ordinal();
  private static final int DEGRADED = ImpactState.DEGRADED.ordinal();
  private static final int AT_RISK = ImpactState.AT_RISK.ordinal();
  private static final ImpactState[] STATES = ImpactState.values();

  private final DependencyGraph graph;
  private final Predicate<? super GraphCi> watched;
  private final BitSet isWatched;
  private final OutageStates states;

  private Footprints(
      DependencyGraph graph, Predicate<? super GraphCi> watched, BitSet isWatched, int from) {
    this.graph = graph;
    this.watched = watched;
    this.isWatched = isWatched;
    this.states = new OutageStates(graph);
    for (int ci = from; ci < graph.cis.size(); ci++) {
      isWatched.set(ci, graph.cis.isLive(ci) && watched.test(graph.cis.get(ci)));
    }
  }

  /// @param watched which CIs it matters for that something gets worse; the answer for a key never
  ///   changes
  public static Footprints of(DependencyGraph graph, Predicate<? super GraphCi> watched) {
    return new Footprints(graph, watched, new BitSet(graph.cis.size()), 0);
  }

  /// The same for a graph derived from this one, without looking at all CIs again.
  ///
  /// @throws IllegalArgumentException for a graph that this one doesn't understand
  public Footprints of(DependencyGraph derived) {
    if (!understands(derived)) {
      throw new IllegalArgumentException("the graph was built anew: its numbers mean other CIs");
    }
    return new Footprints(derived, watched, (BitSet) isWatched.clone(), graph.cis.size());
  }

  public DependencyGraph graph() {
    return graph;
  }

  /// Whether footprints made of this graph can be used with the other one: it was derived from this
  /// one, or both from a third. Those of scenarios that the difference concerns have to be made
  /// anew all the same, see {@link Reach}.
  @SuppressWarnings("ReferenceEquality") // the same columns, not equal ones, mean the same numbers
  public boolean understands(DependencyGraph other) {
    return graph.cis.built == other.cis.built && graph.groups.built == other.groups.built;
  }

  /// The footprint of a scenario; linear in the dependents of the CIs that it affects.
  ///
  /// @param scenario per key {@link ImpactState#DEGRADED} or {@link ImpactState#OUTAGE}; CIs that
  ///   the graph does not hold are passed over
  public Footprint of(Map<String, ImpactState> scenario) {
    IntList out = new IntList();
    IntList degraded = new IntList();
    scenario.forEach((key, state) -> {
      int ci = graph.cis.find(key);
      if (ci >= 0) {
        (state == ImpactState.OUTAGE ? out : degraded).add(ci);
      }
    });
    int size = states.evaluate(out.toArray(), degraded.toArray());
    IntList services = new IntList();
    LongList losses = new LongList();
    for (int place = 0; place < size; place++) {
      int ci = states.ci(place);
      if (isWatched.get(ci)) {
        services.add(ci);
      }
      if (place < states.degradedEnd()) {
        addLosses(ci, place >= states.outageEnd(), losses);
      }
    }
    return footprint(services.toArray(), Arrays.copyOf(losses.values, losses.size));
  }

  private void addLosses(int ci, boolean degraded, LongList losses) {
    for (int entry : graph.dependents.of(ci)) {
      if (Entry.isGroup(entry)) {
        int group = Entry.number(entry);
        boolean soft = Entry.isSoft(graph.groups.dependent(group));
        int worst = soft ? DEGRADED : OUTAGE;
        if (!(soft && degraded) && dependentState(group) < worst) {
          losses.add((long) group << 32 | (long) ci << 1 | (degraded ? 1 : 0));
        }
      }
    }
  }

  private int dependentState(int group) {
    return states.state(Entry.number(graph.groups.dependent(group))).ordinal();
  }

  private Footprint footprint(int[] services, long[] losses) {
    Arrays.sort(services);
    byte[] serviceStates = new byte[services.length];
    for (int at = 0; at < services.length; at++) {
      serviceStates[at] = (byte) states.state(services[at]).ordinal();
    }
    Arrays.sort(losses);
    IntList groups = new IntList();
    IntList offsets = new IntList();
    int[] members = new int[losses.length];
    for (int at = 0; at < losses.length; at++) {
      int group = (int) (losses[at] >>> 32);
      if (groups.size == 0 || groups.get(groups.size - 1) != group) {
        groups.add(group);
        offsets.add(at);
      }
      members[at] = (int) losses[at];
    }
    offsets.add(losses.length);
    byte[] dependents = new byte[groups.size];
    for (int at = 0; at < groups.size; at++) {
      dependents[at] = (byte) dependentState(groups.get(at));
    }
    return new Footprint(
        services, serviceStates, groups.toArray(), dependents, offsets.toArray(), members);
  }

  /// Whether any CI at all, watched or not, is worse off when both scenarios coincide than in the
  /// worse of the two.
  public boolean meet(Footprint a, Footprint b) {
    if ((a.signature & b.signature) == 0) {
      return false;
    }
    int atA = 0;
    int atB = 0;
    while (atA < a.groups.length && atB < b.groups.length) {
      int order = Integer.compare(a.groups[atA], b.groups[atB]);
      if (order == 0 && breaks(a, atA, b, atB)) {
        return true;
      }
      atA += order <= 0 ? 1 : 0;
      atB += order >= 0 ? 1 : 0;
    }
    return false;
  }

  /// Whether the group does more to its dependent once it has lost what both took from it.
  private boolean breaks(Footprint a, int atA, Footprint b, int atB) {
    int nextA = a.offsets[atA];
    int nextB = b.offsets[atB];
    int out = 0;
    int unwell = 0;
    while (nextA < a.offsets[atA + 1] || nextB < b.offsets[atB + 1]) {
      int ofA = nextA < a.offsets[atA + 1] ? a.members[nextA] : Integer.MAX_VALUE;
      int ofB = nextB < b.offsets[atB + 1] ? b.members[nextB] : Integer.MAX_VALUE;
      int member = Math.min(ofA >>> 1, ofB >>> 1);
      boolean isOut = ofA == member << 1 || ofB == member << 1;
      unwell++;
      out += isOut ? 1 : 0;
      nextA += ofA >>> 1 == member ? 1 : 0;
      nextB += ofB >>> 1 == member ? 1 : 0;
    }
    int group = a.groups[atA];
    return contribution(group, out, unwell) > Math.max(a.dependents[atA], b.dependents[atB]);
  }

  private int contribution(int group, int out, int unwell) {
    int slack = graph.groups.slack(group);
    if (Entry.isSoft(graph.groups.dependent(group))) {
      return out > slack ? DEGRADED : 0;
    }
    if (out > slack) {
      return OUTAGE;
    }
    if (unwell > slack) {
      return DEGRADED;
    }
    return out > 0 && out == slack ? AT_RISK : 0;
  }

  /// The watched CIs that are worse off in the joint scenario than in each of the parts, by key,
  /// with their state in the joint one.
  public Map<String, ImpactState> worse(Footprint joint, Collection<Footprint> parts) {
    Map<String, ImpactState> worse = new TreeMap<>(CodePointOrder.BY_CODE_POINT);
    for (int at = 0; at < joint.watched.length; at++) {
      int ci = joint.watched[at];
      byte state = joint.states[at];
      if (parts.stream().allMatch(part -> part.state(ci) < state)) {
        worse.put(graph.cis.key(ci), STATES[state]);
      }
    }
    return worse;
  }

  /// The state the scenario of the footprint brings a watched CI to.
  ///
  /// @throws UnknownCi when no CI has the key
  public ImpactState state(Footprint footprint, String key) {
    return STATES[footprint.state(graph.number(key))];
  }
}
