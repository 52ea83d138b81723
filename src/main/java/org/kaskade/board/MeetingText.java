package org.kaskade.board;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Times;
import org.kaskade.drawing.Words;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordLink;

/// Agenda and minutes of a meeting as Markdown.
final class MeetingText {
  private static final Words WORDS = new Words("board");
  private static final int MOST_NAMED = 5;
  private static final String NONE = "–";

  private final KeptRecord meeting;
  private final Language language;
  private final Times times;
  private final List<String> lines = new ArrayList<>();

  MeetingText(KeptRecord meeting, Language language) {
    this.meeting = meeting;
    this.language = language;
    this.times = new Times(language, meeting.text("zone").map(ZoneId::of).orElse(ZoneOffset.UTC));
  }

  String agenda(List<AgendaItem> items, List<AgendaItem> late) {
    heading("agenda");
    table(items);
    if (!late.isEmpty()) {
      section(say("late"));
      table(late);
    }
    return text();
  }

  /// @param scoresNow of the changes that are still to come, by number
  String minutes(List<AgendaItem> items, Map<String, Integer> scoresNow) {
    heading("minutes");
    attendees();
    Map<String, RecordLink> decisions =
        meeting.linked("items").stream()
            .collect(Collectors.toMap(RecordLink::to, item -> item, (one, other) -> one));
    for (AgendaItem item : items) {
      decision(item, decisions.get(item.number()), scoresNow.get(item.number()));
    }
    List<String> listed = items.stream().map(AgendaItem::number).toList();
    List<RecordLink> others =
        meeting.linked("items").stream().filter(item -> !listed.contains(item.to())).toList();
    if (!others.isEmpty()) {
      section(say("others"));
      others.forEach(this::decided);
    }
    meeting
        .text("notes")
        .ifPresent(notes -> {
          section(say("notes"));
          lines.add(notes);
        });
    return text();
  }

  private void heading(String what) {
    lines.add("# " + say(what, meeting.number(), escaped(meeting.text("title").orElse(""))));
    lines.add("");
    lines.add(
        say(
            "changes",
            times.moment(meeting.instant("from").orElseThrow()),
            times.moment(meeting.instant("to").orElseThrow())));
    if (Agenda.isFrozen(meeting) && meeting.fields().get("agenda") instanceof Map<?, ?> agenda) {
      String at = times.moment(Instant.parse(String.valueOf(agenda.get("frozenAt"))));
      lines.add(
          agenda.get("revision") instanceof Number revision
              ? say("frozenAt", at, revision.toString())
              : say("frozen", at));
    }
    lines.add("");
  }

  private void table(List<AgendaItem> items) {
    if (items.isEmpty()) {
      lines.add(say("none"));
      return;
    }
    lines.add(say("headers"));
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    int place = 0;
    for (AgendaItem item : items) {
      lines.add(
          "| %d | %s %s (%s, %s) | %s | %d, %s | %s | %s | %s |"
              .formatted(
                  ++place,
                  item.number(),
                  escaped(item.title()),
                  word(item.type()),
                  word(item.state()),
                  times.span(item.start(), item.end()),
                  item.score(),
                  word(item.level()),
                  some(item.services().stream().map(this::service).toList()),
                  some(item.collisions()),
                  some(item.approvers())));
    }
  }

  /// "service:shop: at risk", with the state in this language.
  private String service(String reached) {
    int end = reached.lastIndexOf(": ") + 2;
    return reached.substring(0, end)
        + word(reached.substring(end).toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  private String some(List<String> all) {
    if (all.isEmpty()) {
      return NONE;
    }
    String shown = all.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
    return escaped(all.size() > MOST_NAMED ? say("more", shown, all.size() - MOST_NAMED) : shown);
  }

  private void attendees() {
    if (meeting.fields().get("attendees") instanceof List<?> attendees && !attendees.isEmpty()) {
      lines.add(
          say(
              "present",
              attendees.stream()
                  .map(name -> escaped(String.valueOf(name)))
                  .collect(Collectors.joining(", "))));
      lines.add("");
    }
  }

  private void decision(AgendaItem item, @Nullable RecordLink decided, @Nullable Integer scoreNow) {
    section("%s %s".formatted(item.number(), escaped(item.title())));
    String window = times.span(item.start(), item.end());
    String level = word(item.level());
    lines.add(
        scoreNow == null || scoreNow == item.score()
            ? say("risk", window, item.score(), level)
            : say("riskNow", window, item.score(), level, scoreNow));
    lines.add("");
    if (decided == null) {
      lines.add(say("undecided"));
    } else {
      said(decided);
    }
  }

  private void decided(RecordLink decided) {
    lines.add("");
    lines.add("**%s**".formatted(decided.to()));
    lines.add("");
    said(decided);
  }

  private void said(RecordLink decided) {
    lines.add(say("decision", word(String.valueOf(decided.fields().get("decision")))));
    Object note = decided.fields().get("note");
    if (note != null) {
      lines.add("");
      lines.add(note.toString());
    }
  }

  private void section(String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }

  private String say(String name, Object... arguments) {
    return WORDS.say(language, name, arguments);
  }

  private String word(String value) {
    return say("word." + value);
  }

  /// Titles and keys come from people and inventories: none may become markup or a second line.
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").replaceAll("([\\\\`*_\\[\\]<>#|~!&])", "\\\\$1");
  }
}
