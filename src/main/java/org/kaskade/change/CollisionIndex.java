package org.kaskade.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.kaskade.windows.TimeSpan;

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
      new WindowIndex<>(Entry::number, entry -> entry.change().window());
  private Footprints footprints;

  /// A change, what it does, and with whom it collides, by number.
  private static final class Entry {
    ChangeEffect effect;
    final Map<String, Collision> collisions = new TreeMap<>(CodePoints.ORDER);

    Entry(ChangeEffect effect) {
      this.effect = effect;
    }

    ScheduledChange change() {
      return effect.changes().getFirst();
    }

    String number() {
      return change().number();
    }
  }

  CollisionIndex(DependencyGraph graph, Predicate<? super GraphCi> isService) {
    this.isService = isService;
    this.footprints = Footprints.of(graph, isService);
  }

  /// Adds changes, or replaces those of the same numbers.
  ///
  /// @return the numbers of the others with which they collide now or did before
  synchronized Set<String> put(Collection<ScheduledChange> changes) {
    Set<String> numbers = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (ScheduledChange change : changes) {
      others.addAll(remove(change.number()));
      entries.put(new Entry(effect(change)));
      numbers.add(change.number());
    }
    collide(numbers, others);
    others.removeAll(numbers);
    return others;
  }

  /// Takes a change out.
  ///
  /// @return the numbers of those with which it collided
  synchronized Set<String> remove(String number) {
    Entry gone = entries.remove(number);
    return gone == null ? Set.of() : forget(gone);
  }

  /// The estate is another one now.
  ///
  /// @param changed keys of the CIs that came, went, or whose dependencies were told anew; null
  ///   where that isn't known
  /// @return the numbers of the changes that the difference may concern
  synchronized Set<String> follow(DependencyGraph graph, @Nullable Collection<String> changed) {
    DependencyGraph before = footprints.graph();
    Reach reach = null;
    if (changed != null && footprints.understands(graph)) {
      reach = Reach.of(before, graph, changed);
      footprints = footprints.of(graph);
    } else {
      footprints = Footprints.of(graph, isService);
    }
    Set<String> other = new HashSet<>();
    Set<String> same = new HashSet<>();
    for (Entry entry : entries.all()) {
      if (reach == null || reach.concerns(entry.change().keys())) {
        ChangeEffect known = entry.effect;
        entry.effect = effect(entry.change());
        (reach != null && entry.effect.isSame(known) ? same : other).add(entry.number());
      }
    }
    for (String number : other) {
      Entry entry = there(number);
      forget(entry);
      entry.collisions.clear();
    }
    collide(other, new HashSet<>());
    if (reach != null) {
      reconsider(same, other, reach);
    }
    other.addAll(same);
    return other;
  }

  /// Compares again the pairs of which neither does anything else than before by itself, but both
  /// at once may.
  private void reconsider(Set<String> same, Set<String> done, Reach reach) {
    for (String number : same) {
      Entry entry = there(number);
      for (Entry other : entries.overlapping(entry.change().window())) {
        int order = CodePoints.ORDER.compare(other.number(), number);
        if (order == 0
            || (order < 0 && same.contains(other.number()))
            || done.contains(other.number())
            || !entry.effect.meetsWithin(footprints, reach, other.effect)) {
          continue;
        }
        entry.collisions.remove(other.number());
        other.collisions.remove(number);
        TimeSpan overlap = entry.change().window().overlap(other.change().window());
        note(entry, other, together(entry.effect, other.effect, overlap));
      }
    }
  }

  private static void note(Entry one, Entry other, @Nullable Collision collision) {
    if (collision != null) {
      one.collisions.put(other.number(), collision);
      other.collisions.put(one.number(), collision);
    }
  }

  /// Pairs with this change, by the number of the other.
  synchronized List<Collision> of(String number) {
    Entry entry = entries.get(number);
    return entry == null ? List.of() : List.copyOf(entry.collisions.values());
  }

  /// The changes that run within this window, at least in part, by start, then number.
  synchronized List<ScheduledChange> running(TimeSpan window) {
    return entries.overlapping(window).stream().map(Entry::change).toList();
  }

  /// What the worst case of a change by itself does to services, by key; null for one that isn't
  /// scheduled.
  synchronized @Nullable Map<String, ImpactState> worstCase(String number) {
    Entry entry = entries.get(number);
    return entry == null ? null : footprints.states(entry.effect.worstCase());
  }

  /// All pairs whose overlap lies in this window at least in part, by overlap, then numbers.
  synchronized List<Collision> within(TimeSpan window) {
    List<Collision> found = new ArrayList<>();
    for (Entry entry : entries.overlapping(window)) {
      for (Map.Entry<String, Collision> one : entry.collisions.entrySet()) {
        if (CodePoints.ORDER.compare(entry.number(), one.getKey()) < 0
            && one.getValue().overlap().overlaps(window)) {
          found.add(one.getValue());
        }
      }
    }
    found.sort(Collision.ORDER);
    return found;
  }

  /// What a change would meet, were it scheduled, whatever is scheduled under its number.
  ///
  /// @param most how many larger sets to look at
  synchronized Clashes considered(ScheduledChange change, int most) {
    ChangeEffect effect = effect(change);
    List<ScheduledChange> overlapping = new ArrayList<>();
    List<Collision> pairs = new ArrayList<>();
    for (Entry other : entries.overlapping(change.window())) {
      if (!other.number().equals(change.number())) {
        overlapping.add(other.change());
        TimeSpan overlap = change.window().overlap(other.change().window());
        Collision collision = together(effect, other.effect, overlap);
        if (collision != null) {
          pairs.add(collision);
        }
      }
    }
    pairs.sort(Collision.ORDER);
    LargerCollisions larger =
        new LargerCollisions.Search(
                footprints,
                number -> number.equals(change.number()) ? effect : there(number).effect,
                window ->
                    entries.overlapping(window).stream()
                        .filter(other -> !other.number().equals(change.number()))
                        .map(other -> other.effect)
                        .toList())
            .from(pairs, most);
    return new Clashes(overlapping, pairs, larger);
  }

  /// The other changes that run within this window, at least in part, and would collide with this
  /// one if they ran at the same time.
  synchronized List<ScheduledChange> clashing(ScheduledChange change, TimeSpan window) {
    ChangeEffect effect = effect(change);
    return entries.overlapping(window).stream()
        .filter(other -> !other.number().equals(change.number()))
        .filter(other -> together(effect, other.effect, window) != null)
        .map(Entry::change)
        .toList();
  }

  /// Sets of more than two that collide: each holds one fewer that collides too, all of them run at
  /// the same time, and some service is worse off than with any of them left out.
  ///
  /// @param pairs that the sets are found through; those that no longer hold lead nowhere
  /// @param most how many sets to look at; then those found so far are answered
  synchronized LargerCollisions larger(Collection<Collision> pairs, int most) {
    List<Collision> holding =
        pairs.stream()
            .filter(pair -> pair.changes().stream().allMatch(one -> entries.get(one) != null))
            .toList();
    return new LargerCollisions.Search(
            footprints,
            number -> there(number).effect,
            window -> entries.overlapping(window).stream().map(entry -> entry.effect).toList())
        .from(holding, most);
  }

  synchronized @Nullable ScheduledChange find(String number) {
    Entry entry = entries.get(number);
    return entry == null ? null : entry.change();
  }

  synchronized int size() {
    return entries.all().size();
  }

  private Entry there(String number) {
    return Objects.requireNonNull(entries.get(number), number);
  }

  private ChangeEffect effect(ScheduledChange change) {
    return ChangeEffect.of(footprints, List.of(change));
  }

  private Set<String> forget(Entry entry) {
    for (String other : entry.collisions.keySet()) {
      Entry there = entries.get(other);
      if (there != null) {
        there.collisions.remove(entry.number());
      }
    }
    return Set.copyOf(entry.collisions.keySet());
  }

  /// Compares each of these with all that overlap it, each pair once.
  ///
  /// @param others where to add the numbers of the ones they collide with
  private void collide(Set<String> numbers, Set<String> others) {
    for (String number : numbers) {
      Entry entry = there(number);
      for (Entry other : entries.overlapping(entry.change().window())) {
        int order = CodePoints.ORDER.compare(other.number(), number);
        if (order == 0 || (order < 0 && numbers.contains(other.number()))) {
          continue;
        }
        TimeSpan overlap = entry.change().window().overlap(other.change().window());
        Collision collision = together(entry.effect, other.effect, overlap);
        note(entry, other, collision);
        if (collision != null) {
          others.add(other.number());
        }
      }
    }
  }

  private @Nullable Collision together(ChangeEffect one, ChangeEffect other, TimeSpan overlap) {
    ScheduledChange first = one.changes().getFirst();
    ScheduledChange second = other.changes().getFirst();
    Map<String, ImpactState> inWorstCase =
        footprints.worse(one.worstCase(), first.worstCase(), other.worstCase(), second.worstCase());
    Map<String, ImpactState> asExpected =
        footprints.worse(one.expected(), first.expected(), other.expected(), second.expected());
    return inWorstCase.isEmpty() && asExpected.isEmpty()
        ? null
        : new Collision(List.of(first, second), overlap, inWorstCase, asExpected);
  }
}
