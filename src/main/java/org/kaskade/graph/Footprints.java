package org.kaskade.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
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
@SuppressWarnings("EnumOrdinal") // states are in order of severity, and kept as bytes
public final class Footprints {
  private static final int OUTAGE = ImpactState.OUTAGE.ordinal();
  private static final int DEGRADED = ImpactState.DEGRADED.ordinal();

  /// More than any state.
  private static final byte DOUBTED = 100;

  private static final ImpactState[] STATES = ImpactState.values();

  private final DependencyGraph graph;
  private final Predicate<? super GraphCi> watched;
  private final BitSet isWatched;
  private final OutageStates states;

  private final WatchedDependents dependents;
  private final MeetingGroups meeting;

  /// Scratch: CIs in doubt, and per CI the worse of two states.
  private final IntList doubted = new IntList();

  private final byte[] noted;

  private Footprints(
      DependencyGraph graph, Predicate<? super GraphCi> watched, BitSet isWatched, int from) {
    this.graph = graph;
    this.watched = watched;
    this.isWatched = isWatched;
    this.states = new OutageStates(graph);
    this.meeting = new MeetingGroups(graph.groups);
    this.noted = new byte[graph.cis.size()];
    for (int ci = from; ci < graph.cis.size(); ci++) {
      isWatched.set(ci, graph.cis.isLive(ci) && watched.test(graph.cis.get(ci)));
    }
    this.dependents = new WatchedDependents(graph, isWatched);
  }

  /// Of any graph.
  ///
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
    int size = evaluate(scenario);
    IntList services = new IntList();
    for (int place = 0; place < size; place++) {
      if (isWatched.get(states.ci(place))) {
        services.add(states.ci(place));
      }
    }
    int[] found = services.toArray();
    Arrays.sort(found);
    byte[] foundStates = new byte[found.length];
    for (int at = 0; at < found.length; at++) {
      foundStates[at] = (byte) states.state(found[at]).ordinal();
    }
    return withGroups(found, foundStates);
  }

  private int evaluate(Map<String, ImpactState> scenario) {
    IntList out = new IntList();
    IntList degraded = new IntList();
    scenario.forEach((key, state) -> {
      int ci = graph.cis.find(key);
      if (ci >= 0) {
        (state == ImpactState.OUTAGE ? out : degraded).add(ci);
      }
    });
    return states.evaluate(out.toArray(), degraded.toArray());
  }

  private Footprint withGroups(int[] services, byte[] serviceStates) {
    IntList groups = new IntList();
    IntList dependents = new IntList();
    IntList offsets = new IntList();
    IntList members = new IntList();
    for (int group : states.weakenedGroups()) {
      int dependent = graph.groups.dependent(group);
      int state = states.state(Entry.number(dependent)).ordinal();
      boolean soft = Entry.isSoft(dependent);
      if (state < (soft ? DEGRADED : OUTAGE)) {
        groups.add(group);
        dependents.add(state);
        offsets.add(members.size);
        addMembers(graph.groups.get(group), soft, members);
      }
    }
    offsets.add(members.size);
    byte[] dependentStates = new byte[dependents.size];
    for (int at = 0; at < dependentStates.length; at++) {
      dependentStates[at] = (byte) dependents.get(at);
    }
    return new Footprint(
        services,
        serviceStates,
        groups.toArray(),
        dependentStates,
        offsets.toArray(),
        members.toArray());
  }

  private void addMembers(Group group, boolean soft, IntList members) {
    int from = members.size;
    for (int member = 0; member < group.size(); member++) {
      if (group.isFirstOfProvider(member)) {
        int ci = group.provider(member);
        int state = states.state(ci).ordinal();
        if (state == OUTAGE || (state == DEGRADED && !soft)) {
          members.add(ci << 1 | (state == OUTAGE ? 0 : 1));
        }
      }
    }
    Arrays.sort(members.values, from, members.size);
  }

  /// Whether any CI at all, watched or not, is worse off when both scenarios coincide than in the
  /// worse of the two.
  public boolean meet(Footprint a, Footprint b) {
    return meeting.broken(a, b, true).size > 0;
  }

  /// The watched CIs that are worse off when both scenarios coincide than in each of them, by key,
  /// with their state then.
  ///
  /// Propagates only when some watched CI is better off than the worst that the groups in which the
  /// two meet can do to it; even then in the joint scenario alone.
  public Map<String, ImpactState> worse(
      Footprint a,
      Map<String, ImpactState> scenarioOfA,
      Footprint b,
      Map<String, ImpactState> scenarioOfB) {
    int[] doubtful = doubtful(a, b);
    if (doubtful.length == 0) {
      return Map.of();
    }
    Map<String, ImpactState> joint = new HashMap<>(scenarioOfA);
    scenarioOfB.forEach(
        (key, state) -> joint.merge(key, state, (x, y) -> x.compareTo(y) > 0 ? x : y));
    evaluate(joint);
    Map<String, ImpactState> worse = new TreeMap<>(CodePointOrder.BY_CODE_POINT);
    for (int ci : doubtful) {
      ImpactState state = states.state(ci);
      if (state.ordinal() > Math.max(a.state(ci), b.state(ci))) {
        worse.put(graph.cis.key(ci), state);
      }
    }
    return worse;
  }

  /// Whether what two scenarios do at once may differ in another graph, given that what each does
  /// by itself doesn't: they meet in a group whose dependent the difference can reach.
  public boolean concerns(Reach reach, Footprint a, Footprint b) {
    IntList groups = meeting.broken(a, b, false);
    for (int at = 0; at < groups.size; at += 2) {
      if (reach.holds(Entry.number(graph.groups.dependent(groups.get(at))))) {
        return true;
      }
    }
    return false;
  }

  /// The watched CIs that may be worse off: they need a dependent of a group in which the two meet,
  /// directly or not, and are better off than what the group then does.
  private int[] doubtful(Footprint a, Footprint b) {
    doubted.clear();
    IntList groups = meeting.broken(a, b, false);
    if (groups.size > 0) {
      note(a);
      note(b);
      for (int at = 0; at < groups.size; at += 2) {
        int worst = groups.get(at + 1);
        for (int ci : dependents.of(Entry.number(graph.groups.dependent(groups.get(at))))) {
          if (noted[ci] < worst) {
            noted[ci] = DOUBTED;
            doubted.add(ci);
          }
        }
      }
      forget(a.watched, a.watched.length);
      forget(b.watched, b.watched.length);
      forget(doubted.values, doubted.size);
    }
    return doubted.toArray();
  }

  private void note(Footprint one) {
    for (int at = 0; at < one.watched.length; at++) {
      int ci = one.watched[at];
      if (one.states[at] > noted[ci]) {
        noted[ci] = one.states[at];
      }
    }
  }

  private void forget(int[] cis, int count) {
    for (int at = 0; at < count; at++) {
      noted[cis[at]] = 0;
    }
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

  /// The watched CIs that the scenario of the footprint affects, by key, with their states.
  public Map<String, ImpactState> states(Footprint footprint) {
    Map<String, ImpactState> found = new TreeMap<>(CodePointOrder.BY_CODE_POINT);
    for (int at = 0; at < footprint.watched.length; at++) {
      found.put(graph.cis.key(footprint.watched[at]), STATES[footprint.states[at]]);
    }
    return found;
  }

  /// The state the scenario of the footprint brings a watched CI to.
  ///
  /// @throws UnknownCi when no CI has the key
  public ImpactState state(Footprint footprint, String key) {
    return STATES[footprint.state(graph.number(key))];
  }
}
