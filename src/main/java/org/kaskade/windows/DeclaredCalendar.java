package org.kaskade.windows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The calendar that declared windows and blackouts make.
@Component
class DeclaredCalendar implements ChangeCalendar {
  private static final Comparator<ClosedTime> BY_START =
      Comparator.<ClosedTime, java.time.Instant>comparing(closed -> closed.time().start())
          .thenComparing(ClosedTime::number)
          .thenComparing(closed -> String.valueOf(closed.key()));

  private static final Comparator<Occurrence> IN_ORDER =
      Comparator.<Occurrence, java.time.Instant>comparing(found -> found.time().start())
          .thenComparing(Occurrence::number);

  private final DeclaredWindows declared;

  DeclaredCalendar(DeclaredWindows declared) {
    this.declared = declared;
  }

  @Override
  public List<ClosedTime> closed(Collection<String> keys, TimeSpan within) {
    List<DeclaredWindow> all = declared.now();
    Set<String> asked = new LinkedHashSet<>(keys);
    List<ClosedTime> closed = new ArrayList<>();
    for (DeclaredWindow window : all) {
      if (window.blackout()) {
        addBlackouts(window, asked, within, closed);
      }
    }
    for (String key : windowed(asked, all)) {
      addOutside(key, all.stream().filter(w -> isMaintenance(w, key)).toList(), within, closed);
    }
    closed.sort(BY_START);
    return closed;
  }

  /// One entry for each key that a blackout names; a single one where it is for all.
  private static void addBlackouts(
      DeclaredWindow window, Set<String> keys, TimeSpan within, List<ClosedTime> closed) {
    List<@Nullable String> hit = new ArrayList<>();
    if (window.of().isEmpty()) {
      hit.add(null);
    } else {
      keys.stream().filter(window.of()::contains).forEach(hit::add);
    }
    if (hit.isEmpty()) {
      return;
    }
    for (TimeSpan time : window.within(within)) {
      for (@Nullable String key : hit) {
        closed.add(
            new ClosedTime(time, ClosedTime.Kind.BLACKOUT, window.number(), window.title(), key));
      }
    }
  }

  private static void addOutside(
      String key, List<DeclaredWindow> windows, TimeSpan within, List<ClosedTime> closed) {
    List<TimeSpan> inside =
        TimeSpan.union(windows.stream().flatMap(w -> w.within(within).stream()).toList());
    DeclaredWindow named = windows.getFirst();
    String titles =
        String.join(", ", new TreeSet<>(windows.stream().map(DeclaredWindow::title).toList()));
    for (TimeSpan outside : TimeSpan.without(List.of(within), inside)) {
      closed.add(
          new ClosedTime(outside, ClosedTime.Kind.OUTSIDE_WINDOW, named.number(), titles, key));
    }
  }

  @Override
  public Set<String> windowed(Collection<String> keys) {
    return windowed(keys, declared.now());
  }

  private static Set<String> windowed(Collection<String> keys, List<DeclaredWindow> all) {
    Set<String> found = new LinkedHashSet<>();
    Set<String> named = new HashSet<>();
    all.stream().filter(window -> !window.blackout()).forEach(window -> named.addAll(window.of()));
    keys.stream().filter(named::contains).forEach(found::add);
    return found;
  }

  private static boolean isMaintenance(DeclaredWindow window, String key) {
    return !window.blackout() && window.of().contains(key);
  }

  @Override
  public List<Occurrence> blackouts(TimeSpan within) {
    return occurrences(declared.now().stream().filter(DeclaredWindow::blackout).toList(), within);
  }

  @Override
  public List<Occurrence> maintenanceWindows(Collection<String> keys, TimeSpan within) {
    return occurrences(
        declared.now().stream()
            .filter(window -> !window.blackout())
            .filter(window -> keys.isEmpty() || keys.stream().anyMatch(window.of()::contains))
            .toList(),
        within);
  }

  private static List<Occurrence> occurrences(List<DeclaredWindow> windows, TimeSpan within) {
    List<Occurrence> found = new ArrayList<>();
    for (DeclaredWindow window : windows) {
      for (TimeSpan time : window.within(within)) {
        found.add(
            new Occurrence(
                window.number(),
                window.title(),
                List.copyOf(new TreeSet<>(window.of())),
                time,
                window.times().zone()));
      }
    }
    found.sort(IN_ORDER);
    return found;
  }
}
