package org.kaskade.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A record as it is, or was, at one version.
///
/// @param number e.g. `CHG-000001`; never reused
/// @param type the name of its record type
/// @param version 1 when it was made, one more with each operation on it
/// @param state one of its type's
/// @param stateKind what sort of state that is: `new`, `active`, `waiting`, `done` or `closed`
/// @param fields those that are filled, as JSON has them: instants, dates and durations are text in
///   ISO 8601, instants in UTC with milliseconds, so that texts sort like times
/// @param links by name, in the order in which they were given; a link without ends is missing
/// @param requester the name of who made it
/// @param changed when this version came about
/// @param made when the first version came about
/// @param template the template it was made from, or null
/// @param asked for each approval that was asked for, who has to say something: `Ops`, `anna`,
///   `role:change-manager`
/// @param votes those that count; withdrawn ones are in the history alone
/// @param tasks those that are done
/// @param remarks what was said to it, in order
/// @param stateSince when it came to this state
public record KeptRecord(
    String number,
    String type,
    int version,
    String state,
    String stateKind,
    Map<String, Object> fields,
    Map<String, List<RecordLink>> links,
    String requester,
    Instant changed,
    Instant made,
    @Nullable String template,
    Map<String, List<String>> asked,
    List<Vote> votes,
    List<DoneTask> tasks,
    List<RecordRemark> remarks,
    Instant stateSince) {
  public KeptRecord {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    Map<String, List<RecordLink>> copy = new LinkedHashMap<>();
    links.forEach((name, ends) -> {
      if (!ends.isEmpty()) {
        copy.put(name, List.copyOf(ends));
      }
    });
    links = Collections.unmodifiableMap(copy);
    asked = Collections.unmodifiableMap(new TreeMap<>(asked));
    votes = List.copyOf(votes);
    tasks = List.copyOf(tasks);
    remarks = List.copyOf(remarks);
  }

  /// The text of a field, if it is filled.
  public Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(Object::toString);
  }

  /// The time that a field of type `instant` holds, if it is filled.
  public Optional<Instant> instant(String field) {
    return text(field).map(Instant::parse);
  }

  /// The ends of a link; none where it has none.
  public List<RecordLink> linked(String link) {
    return links.getOrDefault(link, List.of());
  }
}
