package org.kaskade.board;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordLink;

/// Agenda and minutes of a meeting as Markdown.
final class MeetingText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

  private final KeptRecord meeting;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  private MeetingText(KeptRecord meeting) {
    this.meeting = meeting;
    this.zone = meeting.text("zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
  }

  static String agenda(KeptRecord meeting, List<AgendaItem> items, List<AgendaItem> late) {
    MeetingText text = new MeetingText(meeting);
    text.heading("Agenda");
    text.table(items);
    if (!late.isEmpty()) {
      text.section("Late, not on the agenda");
      text.table(late);
    }
    return text.text();
  }

  /// @param scoresNow of the changes that are still to come, by number
  static String minutes(
      KeptRecord meeting, List<AgendaItem> items, Map<String, Integer> scoresNow) {
    MeetingText text = new MeetingText(meeting);
    text.heading("Minutes");
    text.attendees();
    Map<String, RecordLink> decisions =
        meeting.linked("items").stream()
            .collect(Collectors.toMap(RecordLink::to, item -> item, (one, other) -> one));
    for (AgendaItem item : items) {
      text.decision(item, decisions.get(item.number()), scoresNow.get(item.number()));
    }
    List<String> listed = items.stream().map(AgendaItem::number).toList();
    List<RecordLink> others =
        meeting.linked("items").stream().filter(item -> !listed.contains(item.to())).toList();
    if (!others.isEmpty()) {
      text.section("Not on the agenda");
      others.forEach(text::decided);
    }
    meeting
        .text("notes")
        .ifPresent(notes -> {
          text.section("Notes");
          text.lines.add(notes);
        });
    return text.text();
  }

  private void heading(String what) {
    lines.add("# %s of %s: %s".formatted(what, meeting.number(), words("title")));
    lines.add("");
    lines.add(
        "Changes from %s to %s."
            .formatted(
                time(meeting.instant("from").orElseThrow()),
                time(meeting.instant("to").orElseThrow())));
    if (Agenda.isFrozen(meeting) && meeting.fields().get("agenda") instanceof Map<?, ?> agenda) {
      Object revision = agenda.get("revision");
      lines.add(
          "Frozen on %s%s."
              .formatted(
                  time(Instant.parse(String.valueOf(agenda.get("frozenAt")))),
                  revision == null ? "" : ", at revision " + revision));
    }
    lines.add("");
  }

  private void table(List<AgendaItem> items) {
    if (items.isEmpty()) {
      lines.add("No changes.");
      return;
    }
    lines.add("| | Change | Window | Risk | Worst case | Collides with | Has to be approved by |");
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
                  window(item),
                  item.score(),
                  word(item.level()),
                  escaped(some(item.services())),
                  escaped(some(item.collisions())),
                  escaped(some(item.approvers()))));
    }
  }

  private static String some(List<String> all) {
    int shown = 5;
    return all.isEmpty()
        ? "–"
        : all.stream().limit(shown).collect(Collectors.joining("; "))
            + (all.size() > shown ? "; and %d more".formatted(all.size() - shown) : "");
  }

  private void attendees() {
    if (meeting.fields().get("attendees") instanceof List<?> attendees && !attendees.isEmpty()) {
      lines.add(
          "Present: "
              + attendees.stream()
                  .map(name -> escaped(String.valueOf(name)))
                  .collect(Collectors.joining(", "))
              + ".");
      lines.add("");
    }
  }

  private void decision(AgendaItem item, @Nullable RecordLink decided, @Nullable Integer scoreNow) {
    section("%s %s".formatted(item.number(), escaped(item.title())));
    String since =
        scoreNow == null || scoreNow == item.score() ? "" : ", is %d by now".formatted(scoreNow);
    lines.add(
        "%s. Risk %d, %s%s.".formatted(window(item), item.score(), word(item.level()), since));
    lines.add("");
    if (decided == null) {
      lines.add("No decision.");
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
    lines.add(
        "Decision: **%s**.".formatted(word(String.valueOf(decided.fields().get("decision")))));
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

  private String window(AgendaItem item) {
    ZonedDateTime start = item.start().atZone(zone);
    ZonedDateTime end = item.end().atZone(zone);
    boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
    String local =
        "%s–%s %s"
            .formatted(DAY.format(start), (sameDay ? TIME : DAY).format(end), CLOCK.format(end));
    return inUtc()
        ? local
        : "%s (%s–%s UTC)"
            .formatted(
                local,
                TIME.format(item.start().atZone(ZoneOffset.UTC)),
                TIME.format(item.end().atZone(ZoneOffset.UTC)));
  }

  private String time(Instant time) {
    String local = DAY.format(time.atZone(zone)) + " " + CLOCK.format(time.atZone(zone));
    return inUtc()
        ? local
        : "%s (%s UTC)".formatted(local, TIME.format(time.atZone(ZoneOffset.UTC)));
  }

  private boolean inUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  private String words(String field) {
    return escaped(meeting.text(field).orElse(""));
  }

  private static String word(String value) {
    return value.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Titles and keys come from people and inventories: none may become markup or a second line.
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").replaceAll("([\\\\`*_\\[\\]<>#|~!&])", "\\\\$1");
  }
}
