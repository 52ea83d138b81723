package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.RecordState;
import org.kaskade.schema.RecordType;

/// A record while an operation works on it. Not for use by several threads.
final class RecordDraft {
  private final RecordType type;
  private final @Nullable KeptRecord before;
  private final String number;
  private final String requester;
  private final Instant made;
  private final @Nullable String template;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, List<RecordLink>> links = new LinkedHashMap<>();
  private final Map<String, List<String>> asked = new LinkedHashMap<>();
  private final List<Vote> votes = new ArrayList<>();
  private final List<DoneTask> tasks = new ArrayList<>();
  private final List<RecordRemark> remarks = new ArrayList<>();
  private final Set<String> withdrawn = new LinkedHashSet<>();
  private RecordState state;
  private Instant stateSince;

  /// Of a record that is there.
  RecordDraft(RecordType type, KeptRecord before) {
    this.type = type;
    this.before = before;
    this.number = before.number();
    this.requester = before.requester();
    this.made = before.made();
    this.template = before.template();
    this.state = type.state(before.state());
    this.stateSince = before.stateSince();
    fields.putAll(before.fields());
    links.putAll(before.links());
    asked.putAll(before.asked());
    votes.addAll(before.votes());
    tasks.addAll(before.tasks());
    remarks.addAll(before.remarks());
  }

  /// Of a new one.
  RecordDraft(
      RecordType type, String number, String requester, @Nullable String template, Instant now) {
    this.type = type;
    this.before = null;
    this.number = number;
    this.requester = requester;
    this.template = template;
    this.made = now;
    this.state = type.firstState();
    this.stateSince = now;
  }

  /// The same under the number it gets.
  RecordDraft numbered(String given) {
    RecordDraft numbered = new RecordDraft(type, given, requester, template, made);
    numbered.fields.putAll(fields);
    numbered.links.putAll(links);
    numbered.asked.putAll(asked);
    numbered.state = state;
    numbered.stateSince = stateSince;
    return numbered;
  }

  RecordType type() {
    return type;
  }

  @Nullable KeptRecord before() {
    return before;
  }

  String number() {
    return number;
  }

  RecordState state() {
    return state;
  }

  Map<String, Object> fields() {
    return fields;
  }

  Map<String, List<RecordLink>> links() {
    return links;
  }

  Map<String, List<String>> asked() {
    return asked;
  }

  List<Vote> votes() {
    return votes;
  }

  List<DoneTask> tasks() {
    return tasks;
  }

  List<RecordRemark> remarks() {
    return remarks;
  }

  /// Approvals that this operation took back.
  Set<String> withdrawn() {
    return withdrawn;
  }

  void enter(String name, Instant now) {
    state = type.state(name);
    stateSince = now;
  }

  /// Whether a field or link is filled.
  boolean has(String name) {
    Object value = fields.get(name);
    return switch (value) {
      case null -> !links.getOrDefault(name, List.of()).isEmpty();
      case String text -> !text.isBlank();
      case List<?> items -> !items.isEmpty();
      default -> true;
    };
  }

  /// Empties a field or link.
  void clear(String name) {
    fields.remove(name);
    links.remove(name);
  }

  /// Fields and links that are other than before the operation.
  Set<String> changed() {
    Set<String> names = new LinkedHashSet<>();
    Map<String, Object> fieldsBefore = before == null ? Map.of() : before.fields();
    Map<String, List<RecordLink>> linksBefore = before == null ? Map.of() : before.links();
    names.addAll(differing(fieldsBefore, fields));
    names.addAll(differing(linksBefore, links));
    return names;
  }

  private static Set<String> differing(Map<String, ?> one, Map<String, ?> other) {
    Set<String> names = new LinkedHashSet<>(one.keySet());
    names.addAll(other.keySet());
    names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
    return names;
  }

  /// The record as it would be now.
  KeptRecord as(Instant now) {
    return new KeptRecord(
        number,
        type.name(),
        before == null ? 1 : before.version() + 1,
        state.name(),
        state.kind().word(),
        fields,
        links,
        requester,
        now,
        made,
        template,
        asked,
        votes,
        tasks,
        remarks,
        stateSince);
  }
}
