package org.kaskade.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.windows.TimeSpan;

/// Finds things by their windows: those that overlap one are found in O(log n) plus O(log n) for
/// each found.
///
/// The windows stand in order of their starts, with the latest end of each half, quarter, eighth …
/// in a tree above them. The order is made when something is looked for after something was put, in
/// O(n log n): about a millisecond for 10,000. One thread at a time.
final class WindowIndex<T> {
  private final Function<? super T, String> name;
  private final Function<? super T, TimeSpan> window;
  private final Map<String, T> things = new HashMap<>();
  private @Nullable Order<T> order;

  /// What stands in the order of starts.
  private record Order<T>(
      List<T> things, List<TimeSpan> windows, List<Instant> latest, int leaves) {}

  WindowIndex(Function<? super T, String> name, Function<? super T, TimeSpan> window) {
    this.name = name;
    this.window = window;
  }

  void put(T thing) {
    things.put(name.apply(thing), thing);
    order = null;
  }

  @Nullable T get(String thing) {
    return things.get(thing);
  }

  @Nullable T remove(String thing) {
    order = null;
    return things.remove(thing);
  }

  Collection<T> all() {
    return things.values();
  }

  /// Those whose windows overlap this one, by start, then name.
  List<T> overlapping(TimeSpan wanted) {
    Order<T> ordered = ordered();
    List<T> found = new ArrayList<>();
    if (!ordered.things().isEmpty()) {
      collect(ordered, 1, 0, ordered.leaves(), wanted, found);
    }
    return found;
  }

  private static <T> void collect(
      Order<T> order, int node, int from, int to, TimeSpan wanted, List<T> found) {
    if (from >= order.windows().size()
        || !order.latest().get(node).isAfter(wanted.start())
        || !order.windows().get(from).start().isBefore(wanted.end())) {
      return;
    }
    if (to - from == 1) {
      found.add(order.things().get(from));
      return;
    }
    int middle = (from + to) >>> 1;
    collect(order, 2 * node, from, middle, wanted, found);
    collect(order, 2 * node + 1, middle, to, wanted, found);
  }

  private Order<T> ordered() {
    Order<T> known = order;
    if (known == null) {
      List<T> sorted = new ArrayList<>(things.values());
      sorted.sort(
          Comparator.comparing((T thing) -> window.apply(thing).start()).thenComparing(name));
      TimeSpan[] windows = sorted.stream().map(window).toArray(TimeSpan[]::new);
      int leaves = Math.max(1, Integer.highestOneBit(Math.max(1, windows.length - 1)) * 2);
      Instant[] latest = new Instant[2 * leaves];
      Arrays.fill(latest, Instant.MIN);
      for (int at = 0; at < windows.length; at++) {
        latest[leaves + at] = windows[at].end();
      }
      for (int node = leaves - 1; node > 0; node--) {
        Instant left = latest[2 * node];
        Instant right = latest[2 * node + 1];
        latest[node] = left.isAfter(right) ? left : right;
      }
      known = new Order<>(sorted, List.of(windows), List.of(latest), leaves);
      order = known;
    }
    return known;
  }
}
