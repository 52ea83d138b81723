package org.kaskade.change;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.kaskade.windows.ChangeCalendar;
import org.kaskade.windows.TimeSpan;
import org.springframework.stereotype.Component;

/// The calendar of maintenance windows and blackouts that are kept as records.
@Component
class DeclaredClosures implements Calendar {
  private final ChangeCalendar calendar;

  DeclaredClosures(ChangeCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public List<ClosedTime> closed(Collection<String> keys, Window within) {
    return calendar.closed(keys, new TimeSpan(within.start(), within.end())).stream()
        .map(closed ->
            new ClosedTime(
                new Window(closed.time().start(), closed.time().end()),
                switch (closed.kind()) {
                  case BLACKOUT -> ClosedTime.Kind.BLACKOUT;
                  case OUTSIDE_WINDOW -> ClosedTime.Kind.OUTSIDE_WINDOW;
                },
                named(closed),
                closed.key()))
        .toList();
  }

  private static String named(org.kaskade.windows.ClosedTime closed) {
    return switch (closed.kind()) {
      case BLACKOUT -> "%s (%s)".formatted(closed.name(), closed.number());
      case OUTSIDE_WINDOW -> closed.name();
    };
  }

  @Override
  public Set<String> windowed(Collection<String> keys) {
    return calendar.windowed(keys);
  }
}
