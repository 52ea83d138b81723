package org.kaskade.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.Footprint;
import org.kaskade.graph.Footprints;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.Reach;

/// All pairs of scheduled changes that collide, kept as changes come and go and as the estate
/// changes.
///
/// What each change does is worked out once and kept ({@link Footprint}). A new change is compared
/// with those whose windows overlap its own; of these only the ones that weaken a group together
/// with it so that it gives way are worked out together. After a revision the same is done for the
/// changes that its difference can reach, and for no other. All of that is exact: every pair left
/// out is worse nowhere. Any number of threads; one works at a time.
final class CollisionIndex {
  private final Predicate<? super GraphCi> isService;
  private final WindowIndex<Entry> entries =
      new WindowIndex<>(entry -> entry.change.number(), entry -> entry.change.window());
  private Footprints footprints;

  /// A change, what it does, and with whom it collides, by number.
  private static final class Entry {
    final ScheduledChange change;
    Footprint worstCase;
    Footprint expected;
    final Map<String, Collision> collisions = new TreeMap<>(CodePoints.ORDER);

    Entry(ScheduledChange change, Footprints footprints) {
      this.change = change;
      this.worstCase = footprints.of(change.worstCase());
      this.expected = footprints.of(change.expected());
    }
  }

  CollisionIndex(DependencyGraph graph, Predicate<? super GraphCi> isService) {
    this.isService = isService;
    this.footprints = Footprints.of(graph, isService);
  }

  /// Adds changes, or replaces those of the same numbers.
  synchronized void put(Collection<ScheduledChange> changes) {
    Set<String> numbers = new HashSet<>();
    for (ScheduledChange change : changes) {
      remove(change.number());
      entries.put(new Entry(change, footprints));
      numbers.add(change.number());
    }
    collide(numbers);
  }

  synchronized void remove(String number) {
    Entry gone = entries.remove(number);
    if (gone != null) {
      forget(gone);
    }
  }

  /// The graph that the answers are about.
  synchronized DependencyGraph graph() {
    return footprints.graph();
  }

  /// The estate is another one now.
  ///
  /// @param changed keys of the CIs that came, went, or whose dependencies were told anew; null
  ///   where that isn't known
  synchronized void follow(DependencyGraph graph, @Nullable Collection<String> changed) {
    DependencyGraph before = footprints.graph();
    boolean derived = changed != null && footprints.understands(graph);
    footprints = derived ? footprints.of(graph) : Footprints.of(graph, isService);
    Reach reach = derived && changed != null ? Reach.of(before, graph, changed) : null;
    Set<String> concerned = new HashSet<>();
    for (Entry entry : entries.all()) {
      if (reach == null || reach.concerns(entry.change.keys())) {
        entry.worstCase = footprints.of(entry.change.worstCase());
        entry.expected = footprints.of(entry.change.expected());
        concerned.add(entry.change.number());
      }
    }
    for (String number : concerned) {
      Entry entry = entries.get(number);
      if (entry != null) {
        forget(entry);
        entry.collisions.clear();
      }
    }
    collide(concerned);
  }

  /// Pairs with this change, by the number of the other.
  synchronized List<Collision> of(String number) {
    Entry entry = entries.get(number);
    return entry == null ? List.of() : List.copyOf(entry.collisions.values());
  }

  /// All pairs whose overlap lies in this window at least in part, by overlap, then numbers.
  synchronized List<Collision> within(Window window) {
    List<Collision> found = new ArrayList<>();
    for (Entry entry : entries.overlapping(window)) {
      for (Map.Entry<String, Collision> one : entry.collisions.entrySet()) {
        if (CodePoints.ORDER.compare(entry.change.number(), one.getKey()) < 0
            && one.getValue().overlap().overlaps(window)) {
          found.add(one.getValue());
        }
      }
    }
    found.sort(Collision.ORDER);
    return found;
  }

  /// The pairs that this change would be one of, were it scheduled, whatever is scheduled under its
  /// number; by the number of the other.
  synchronized List<Collision> tried(ScheduledChange change) {
    Entry entry = new Entry(change, footprints);
    List<Collision> found = new ArrayList<>();
    for (Entry other : entries.overlapping(change.window())) {
      Collision collision = isSame(entry, other) ? null : pair(entry, other);
      if (collision != null) {
        found.add(collision);
      }
    }
    found.sort(Collision.ORDER);
    return found;
  }

  /// The other changes that run within this window, at least in part, and would collide with this
  /// one if they ran at the same time.
  synchronized List<ScheduledChange> clashing(ScheduledChange change, Window window) {
    Entry entry = new Entry(change, footprints);
    return entries.overlapping(window).stream()
        .filter(other -> !isSame(entry, other) && together(entry, other, window) != null)
        .map(other -> other.change)
        .toList();
  }

  /// The scheduled changes that overlap this one, by start, then number.
  synchronized List<ScheduledChange> overlapping(ScheduledChange change) {
    return entries.overlapping(change.window()).stream()
        .map(other -> other.change)
        .filter(other -> !other.number().equals(change.number()))
        .toList();
  }

  synchronized @Nullable ScheduledChange find(String number) {
    Entry entry = entries.get(number);
    return entry == null ? null : entry.change;
  }

  synchronized int size() {
    return entries.all().size();
  }

  /// Sets of more than two that collide: each holds one fewer that collides too, all of them run at
  /// the same time, and some service is worse off than with any of them left out.
  ///
  /// @param pairs that the sets are found through
  /// @param most how many sets to look at; then those found so far are answered
  synchronized LargerCollisions larger(Collection<Collision> pairs, int most) {
    return new LargerCollisions.Search(footprints, this::scheduled, this::during).from(pairs, most);
  }

  private ScheduledChange scheduled(String number) {
    Entry entry = entries.get(number);
    if (entry == null) {
      throw new IllegalArgumentException("'%s' is not scheduled".formatted(number));
    }
    return entry.change;
  }

  private List<ScheduledChange> during(Window window) {
    return entries.overlapping(window).stream().map(entry -> entry.change).toList();
  }

  private void forget(Entry entry) {
    for (String other : entry.collisions.keySet()) {
      Entry there = entries.get(other);
      if (there != null) {
        there.collisions.remove(entry.change.number());
      }
    }
  }

  /// Compares each of these with all that overlap it, each pair once.
  private void collide(Set<String> numbers) {
    for (String number : numbers) {
      Entry entry = entries.get(number);
      if (entry == null) {
        continue;
      }
      for (Entry other : entries.overlapping(entry.change.window())) {
        String name = other.change.number();
        if (isSame(entry, other)
            || (numbers.contains(name) && CodePoints.ORDER.compare(name, number) < 0)) {
          continue;
        }
        Collision collision = pair(entry, other);
        if (collision != null) {
          entry.collisions.put(name, collision);
          other.collisions.put(number, collision);
        }
      }
    }
  }

  private static boolean isSame(Entry one, Entry other) {
    return one.change.number().equals(other.change.number());
  }

  private @Nullable Collision pair(Entry one, Entry other) {
    return together(one, other, one.change.window().overlap(other.change.window()));
  }

  private @Nullable Collision together(Entry one, Entry other, Window overlap) {
    Map<String, ImpactState> worstCase =
        worse(one.worstCase, one.change.worstCase(), other.worstCase, other.change.worstCase());
    Map<String, ImpactState> expected =
        worse(one.expected, one.change.expected(), other.expected, other.change.expected());
    return worstCase.isEmpty() && expected.isEmpty()
        ? null
        : new Collision(
            Set.of(one.change.number(), other.change.number()), overlap, worstCase, expected);
  }

  private Map<String, ImpactState> worse(
      Footprint one,
      Map<String, ImpactState> startsOfOne,
      Footprint other,
      Map<String, ImpactState> startsOfOther) {
    if (!footprints.meet(one, other)) {
      return Map.of();
    }
    Map<String, ImpactState> joint = new HashMap<>(startsOfOne);
    startsOfOther.forEach(
        (key, state) -> joint.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
    return footprints.worse(footprints.of(joint), List.of(one, other));
  }
}
