package org.kaskade.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.kaskade.estate.CodePoints;
import org.kaskade.graph.Footprints;
import org.kaskade.windows.TimeSpan;

/// Sets of more than two changes that collide, found through pairs.
///
/// @param sets by overlap, then numbers
/// @param complete false when more sets waited to be looked at than was wanted
record LargerCollisions(List<Collision> sets, boolean complete) {
  LargerCollisions {
    sets = List.copyOf(sets);
  }

  /// Grows sets by one change at a time, breadth first.
  ///
  /// What a set does together with one more change is the worse of both unless they meet in a group
  /// ({@link Footprints#meet}), so most of the changes that could be added cost next to nothing.
  static final class Search {
    private final Footprints footprints;
    private final Function<String, ChangeEffect> single;
    private final Function<TimeSpan, List<ChangeEffect>> during;
    private final Map<SortedSet<String>, ChangeEffect> known = new HashMap<>();

    /// @param single the effect of the change with a number
    /// @param during the effect of each change that runs within a window, at least in part
    Search(
        Footprints footprints,
        Function<String, ChangeEffect> single,
        Function<TimeSpan, List<ChangeEffect>> during) {
      this.footprints = footprints;
      this.single = single;
      this.during = during;
    }

    LargerCollisions from(Collection<Collision> pairs, int most) {
      Deque<Collision> queue = new ArrayDeque<>(pairs);
      Set<SortedSet<String>> seen = new HashSet<>();
      List<Collision> found = new ArrayList<>();
      boolean complete = true;
      while (complete && !queue.isEmpty()) {
        Collision smaller = queue.remove();
        for (ChangeEffect one : during.apply(smaller.overlap())) {
          ScheduledChange more = one.changes().getFirst();
          SortedSet<String> larger = sorted(smaller.changes());
          if (!larger.add(more.number())
              || !effect(smaller.changes()).meets(footprints, one)
              || !seen.add(larger)) {
            continue;
          }
          if (seen.size() > most) {
            complete = false;
            break;
          }
          Collision collision = judge(larger, smaller.overlap().overlap(more.window()));
          if (!collision.services().isEmpty()) {
            found.add(collision);
            queue.add(collision);
          }
        }
      }
      found.sort(Collision.ORDER);
      return new LargerCollisions(found, complete);
    }

    /// What is worse with all of them than with any one of them left out.
    private Collision judge(SortedSet<String> changes, TimeSpan overlap) {
      List<ChangeEffect> fewer = new ArrayList<>();
      for (String left : changes) {
        SortedSet<String> others = sorted(changes);
        others.remove(left);
        fewer.add(effect(others));
      }
      ChangeEffect all = effect(changes);
      return new Collision(
          all.changes(),
          overlap,
          all.worseInWorstCase(footprints, fewer),
          all.worseAsExpected(footprints, fewer));
    }

    private ChangeEffect effect(SortedSet<String> changes) {
      ChangeEffect there = known.get(changes);
      if (there == null) {
        there =
            changes.size() == 1
                ? single.apply(changes.first())
                : ChangeEffect.of(
                    footprints,
                    changes.stream().map(one -> single.apply(one).changes().getFirst()).toList());
        known.put(changes, there);
      }
      return there;
    }

    private static SortedSet<String> sorted(Collection<String> numbers) {
      SortedSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
      sorted.addAll(numbers);
      return sorted;
    }
  }
}
