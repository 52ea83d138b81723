package org.kaskade.change;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kaskade.windows.ChangeCalendar;
import org.kaskade.windows.TimeSpan;
import org.springframework.stereotype.Component;

/// What maintenance windows and blackouts say, in the words of assessments.
@Component
class WindowsCalendar implements Calendar {
  private final ChangeCalendar declared;

  WindowsCalendar(ChangeCalendar declared) {
    this.declared = declared;
  }

  @Override
  public List<ClosedTime> closed(Collection<String> keys, Window within) {
    return declared.closed(keys, new TimeSpan(within.start(), within.end())).stream()
        .map(WindowsCalendar::closed)
        .toList();
  }

  private static ClosedTime closed(org.kaskade.windows.ClosedTime closed) {
    Window window = new Window(closed.time().start(), closed.time().end());
    return switch (closed.kind()) {
      case BLACKOUT ->
          new ClosedTime(
              window,
              ClosedTime.Kind.BLACKOUT,
              "%s (%s)".formatted(closed.name(), closed.number()),
              closed.key());
      case OUTSIDE_WINDOW ->
          new ClosedTime(window, ClosedTime.Kind.OUTSIDE_WINDOW, closed.name(), closed.key());
    };
  }

  @Override
  public Set<String> windowed(Collection<String> keys) {
    return declared.windowed(keys);
  }
}
