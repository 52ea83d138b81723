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
import org.kaskade.graph.Footprint;
import org.kaskade.graph.Footprints;
import org.kaskade.graph.ImpactState;

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
    private final Function<String, ScheduledChange> scheduled;
    private final Function<Window, List<ScheduledChange>> during;
    private final Map<SortedSet<String>, Joint> joints = new HashMap<>();

    Search(
        Footprints footprints,
        Function<String, ScheduledChange> scheduled,
        Function<Window, List<ScheduledChange>> during) {
      this.footprints = footprints;
      this.scheduled = scheduled;
      this.during = during;
    }

    /// What some changes do together.
    private record Joint(Footprint worstCase, Footprint expected) {}

    LargerCollisions from(Collection<Collision> pairs, int most) {
      Deque<Collision> queue = new ArrayDeque<>(pairs);
      Set<SortedSet<String>> seen = new HashSet<>();
      List<Collision> found = new ArrayList<>();
      boolean complete = true;
      while (!queue.isEmpty()) {
        Collision smaller = queue.remove();
        for (ScheduledChange more : during.apply(smaller.overlap())) {
          SortedSet<String> larger = sorted(smaller.changes());
          if (!larger.add(more.number()) || !meets(smaller, more) || !seen.add(larger)) {
            continue;
          }
          if (seen.size() > most) {
            complete = false;
            queue.clear();
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

    private boolean meets(Collision smaller, ScheduledChange more) {
      Joint together = joint(smaller.changes());
      Joint alone = joint(sorted(Set.of(more.number())));
      return footprints.meet(together.worstCase(), alone.worstCase())
          || footprints.meet(together.expected(), alone.expected());
    }

    /// What is worse with all of them than with any one of them left out.
    private Collision judge(SortedSet<String> changes, Window overlap) {
      List<Joint> fewer = new ArrayList<>();
      for (String left : changes) {
        SortedSet<String> others = sorted(changes);
        others.remove(left);
        fewer.add(joint(others));
      }
      Joint all = joint(changes);
      return new Collision(
          changes,
          overlap,
          footprints.worse(all.worstCase(), fewer.stream().map(Joint::worstCase).toList()),
          footprints.worse(all.expected(), fewer.stream().map(Joint::expected).toList()));
    }

    private Joint joint(SortedSet<String> changes) {
      Joint known = joints.get(changes);
      if (known == null) {
        known =
            new Joint(
                footprints.of(starts(changes, ScheduledChange::worstCase)),
                footprints.of(starts(changes, ScheduledChange::expected)));
        joints.put(changes, known);
      }
      return known;
    }

    private Map<String, ImpactState> starts(
        SortedSet<String> changes, Function<ScheduledChange, Map<String, ImpactState>> effect) {
      Map<String, ImpactState> starts = new HashMap<>();
      for (String number : changes) {
        effect
            .apply(scheduled.apply(number))
            .forEach(
                (key, state) -> starts.merge(key, state, (a, b) -> a.compareTo(b) > 0 ? a : b));
      }
      return starts;
    }

    private static SortedSet<String> sorted(Collection<String> numbers) {
      SortedSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
      sorted.addAll(numbers);
      return sorted;
    }
  }
}
