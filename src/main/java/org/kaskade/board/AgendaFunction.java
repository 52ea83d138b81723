package org.kaskade.board;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// `agenda()` in declarations: the agenda of a meeting as it is now, to be kept.
@Component
class AgendaFunction implements RecordFunction {
  private final ObjectProvider<Agenda> agenda;
  private final Clock clock;

  /// @param agenda asked for late, since it needs the records that need this
  AgendaFunction(ObjectProvider<Agenda> agenda, Clock clock) {
    this.agenda = agenda;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "agenda";
  }

  @Override
  public Object evaluate(KeptRecord meeting, List<?> arguments) {
    List<AgendaItem> items = agenda.getObject().now(Agenda.stretch(meeting));
    Map<String, Object> frozen = new LinkedHashMap<>();
    frozen.put("frozenAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    items.stream()
        .mapToInt(AgendaItem::revision)
        .max()
        .ifPresent(newest -> frozen.put("revision", newest));
    frozen.put("items", items.stream().map(AgendaItem::map).toList());
    return frozen;
  }
}
