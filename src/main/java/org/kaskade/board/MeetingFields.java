package org.kaskade.board;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.change.ChangeRisks;
import org.kaskade.drawing.Language;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.kaskade.windows.TimeSpan;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Agendas and minutes over GraphQL.
@Controller
class MeetingFields {
  private static final Duration LONGEST = Duration.ofDays(92);

  private final Agenda agenda;
  private final Records records;
  private final ChangeRisks risks;

  MeetingFields(Agenda agenda, Records records, ChangeRisks risks) {
    this.agenda = agenda;
    this.records = records;
    this.risks = risks;
  }

  @QueryMapping(name = "agenda")
  List<AgendaItem> agendaNow(@Argument Instant from, @Argument Instant to) {
    return agenda.now(TimeSpan.asked(from, to, LONGEST));
  }

  @SchemaMapping(typeName = "BoardMeeting")
  List<AgendaItem> agendaItems(KeptRecord meeting) {
    return agenda.of(meeting);
  }

  @SchemaMapping(typeName = "BoardMeeting")
  List<AgendaItem> late(KeptRecord meeting) {
    return agenda.late(meeting);
  }

  @SchemaMapping(typeName = "BoardMeeting")
  String agendaMarkdown(KeptRecord meeting, @Argument @Nullable String language) {
    return new MeetingText(meeting, Language.named(language))
        .agenda(agenda.of(meeting), agenda.late(meeting));
  }

  @SchemaMapping(typeName = "BoardMeeting")
  String minutesMarkdown(KeptRecord meeting, @Argument @Nullable String language) {
    List<AgendaItem> items = agenda.of(meeting);
    return new MeetingText(meeting, Language.named(language))
        .minutes(items, meeting.stateKind().equals("closed") ? Map.of() : scores(items));
  }

  private Map<String, Integer> scores(List<AgendaItem> items) {
    Map<String, Integer> scores = new HashMap<>();
    change(items).forEach((item, change) -> scores.put(item.number(), risks.of(change).score()));
    return scores;
  }

  @BatchMapping(typeName = "AgendaItem")
  Map<AgendaItem, KeptRecord> change(List<AgendaItem> items) {
    Map<String, KeptRecord> found =
        records.find(items.stream().map(AgendaItem::number).distinct().toList());
    Map<AgendaItem, KeptRecord> changes = new HashMap<>();
    for (AgendaItem item : items) {
      @Nullable KeptRecord change = found.get(item.number());
      if (change != null) {
        changes.put(item, change);
      }
    }
    return changes;
  }

  @BatchMapping(typeName = "AgendaItem")
  Map<AgendaItem, Integer> scoreNow(List<AgendaItem> items) {
    Map<AgendaItem, Integer> scores = new HashMap<>();
    change(items).forEach((item, change) -> scores.put(item, risks.of(change).score()));
    return scores;
  }
}
