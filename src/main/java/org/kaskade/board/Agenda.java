package org.kaskade.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaskade.change.ChangeRisks;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.records.KeptRecord;
import org.kaskade.windows.ForwardSchedule;
import org.kaskade.windows.TimeSpan;
import org.springframework.stereotype.Component;

/// The agendas of meetings: as frozen, or as they would be now.
@Component
class Agenda {
  /// A board of people; each one costs an assessment of some ten milliseconds.
  private static final int MOST = 500;

  private final ForwardSchedule schedule;
  private final ChangeRisks risks;

  Agenda(ForwardSchedule schedule, ChangeRisks risks) {
    this.schedule = schedule;
    this.risks = risks;
  }

  /// The changes within a stretch of time, the riskiest first.
  List<AgendaItem> now(TimeSpan stretch) {
    return items(schedule.within(stretch, Set.of()));
  }

  private List<AgendaItem> items(List<ForwardSchedule.Entry> entries) {
    if (entries.size() > MOST) {
      throw RequestRefused.limit(
          "TOO_MANY_CHANGES",
          "%,d changes are more than %,d on one agenda. Choose a shorter time."
              .formatted(entries.size(), MOST));
    }
    return entries.stream()
        .map(entry -> AgendaItem.of(entry, risks.of(entry.change())))
        .sorted(AgendaItem.ORDER)
        .toList();
  }

  /// That of a meeting: the frozen one where it is, else as it would be now.
  List<AgendaItem> of(KeptRecord meeting) {
    return isFrozen(meeting) ? frozen(meeting) : now(stretch(meeting));
  }

  /// Changes within the time of a meeting that its frozen agenda doesn't have.
  List<AgendaItem> late(KeptRecord meeting) {
    if (!isFrozen(meeting)) {
      return List.of();
    }
    Set<String> known =
        frozen(meeting).stream().map(AgendaItem::number).collect(Collectors.toSet());
    return items(
        schedule.within(stretch(meeting), Set.of()).stream()
            .filter(entry -> !known.contains(entry.change().number()))
            .toList());
  }

  static boolean isFrozen(KeptRecord meeting) {
    return !meeting.stateKind().equals("new")
        && meeting.fields().get("agenda") instanceof Map<?, ?>;
  }

  private static List<AgendaItem> frozen(KeptRecord meeting) {
    return meeting.fields().get("agenda") instanceof Map<?, ?> agenda
            && agenda.get("items") instanceof List<?> items
        ? items.stream()
            .filter(Map.class::isInstance)
            .map(item -> AgendaItem.of((Map<?, ?>) item))
            .toList()
        : List.of();
  }

  static TimeSpan stretch(KeptRecord meeting) {
    Instant from = meeting.instant("from").orElseThrow();
    return new TimeSpan(from, meeting.instant("to").orElseThrow());
  }
}
