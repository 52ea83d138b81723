package org.kaskade.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.change.ChangeRisks;
import org.kaskade.windows.ForwardSchedule;

/// A change on an agenda, with its risk when it was put there.
///
/// @param revision of the estate that the risk is about
/// @param services that the worst case reaches, as key and state, the most critical first
/// @param collisions numbers of changes it collides with
/// @param approvers who has to agree
record AgendaItem(
    String number,
    String title,
    String type,
    String state,
    Instant start,
    Instant end,
    int score,
    String level,
    int revision,
    List<String> services,
    List<String> collisions,
    List<String> approvers) {
  /// The riskiest first, then the earliest.
  static final Comparator<AgendaItem> ORDER =
      Comparator.comparingInt(AgendaItem::score)
          .reversed()
          .thenComparing(AgendaItem::start)
          .thenComparing(AgendaItem::number);

  AgendaItem {
    services = List.copyOf(services);
    collisions = List.copyOf(collisions);
    approvers = List.copyOf(approvers);
  }

  static AgendaItem of(ForwardSchedule.Entry entry, ChangeRisks.Brief risk) {
    return new AgendaItem(
        entry.change().number(),
        entry.change().text("title").orElse(""),
        entry.change().text("type").orElse(""),
        entry.change().state(),
        entry.time().start(),
        entry.time().end(),
        risk.score(),
        risk.level(),
        risk.revision(),
        risk.services(),
        risk.collisions(),
        risk.approvers());
  }

  /// As JSON has it.
  Map<String, Object> map() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("number", number);
    map.put("title", title);
    map.put("type", type);
    map.put("state", state);
    map.put("start", start.toString());
    map.put("end", end.toString());
    map.put("score", score);
    map.put("level", level);
    map.put("revision", revision);
    map.put("services", services);
    map.put("collisions", collisions);
    map.put("approvers", approvers);
    return map;
  }

  static AgendaItem of(Map<?, ?> map) {
    return new AgendaItem(
        text(map, "number"),
        text(map, "title"),
        text(map, "type"),
        text(map, "state"),
        Instant.parse(text(map, "start")),
        Instant.parse(text(map, "end")),
        count(map, "score"),
        text(map, "level"),
        count(map, "revision"),
        texts(map, "services"),
        texts(map, "collisions"),
        texts(map, "approvers"));
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(map.get(name));
  }

  private static int count(Map<?, ?> map, String name) {
    return map.get(name) instanceof Number number ? number.intValue() : 0;
  }

  private static List<String> texts(Map<?, ?> map, String name) {
    return map.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
