package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.Cursor;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordFieldType;
import org.kaskade.schema.RecordInverse;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordState;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Pages of records, newest first.
///
/// Names of properties stand in the query text and come from the checked schema alone; what callers
/// give is always a parameter.
@Component
class RecordPages {
  private final Driver driver;
  private final RecordNode nodes;

  RecordPages(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.nodes = new RecordNode(schema);
  }

  /// Conditions on `r`, with their parameters.
  private static final class Conditions {
    final List<String> texts = new ArrayList<>(List.of("r.recordType = $type"));
    final Map<String, Object> parameters = new HashMap<>();

    void add(String condition, Object value) {
      String parameter = "p" + parameters.size();
      texts.add(condition.formatted("$" + parameter));
      parameters.put(parameter, value);
    }
  }

  Connection<KeptRecord> find(RecordType type, Map<String, Object> filter, PageRequest page) {
    Conditions conditions = conditions(type, filter);
    conditions.parameters.put("type", type.name());
    String all = String.join(" AND ", conditions.texts);
    Map<String, Object> parameters = new HashMap<>(conditions.parameters);
    parameters.put("below", count(page.after()));
    parameters.put("most", page.firstAndOneMore());
    try (Session session = driver.session()) {
      List<KeptRecord> found =
          session
              .run(
                  "MATCH (r:Record) WHERE "
                      + all
                      + " AND r._count < $below WITH r ORDER BY r._count DESC LIMIT $most RETURN r, "
                      + RecordStore.ENDS,
                  parameters)
              .list(nodes::record);
      return Connection.page(
          found, page, 0, RecordPages::place, () -> total(all, conditions.parameters));
    }
  }

  private int total(String conditions, Map<String, Object> parameters) {
    try (Session session = driver.session()) {
      return session
          .run("MATCH (r:Record) WHERE " + conditions + " RETURN count(r) AS n", parameters)
          .single()
          .get("n")
          .asInt();
    }
  }

  static String place(KeptRecord record) {
    return record.number().substring(record.number().lastIndexOf('-') + 1);
  }

  private static long count(@Nullable Cursor after) {
    if (after == null) {
      return Long.MAX_VALUE;
    }
    if (!after.key().matches("[0-9]{1,18}")) {
      throw RequestRefused.invalid(
          "INVALID_CURSOR",
          "The cursor in 'after' is none of this list. Leave 'after' out to start anew.");
    }
    return Long.parseLong(after.key());
  }

  private Conditions conditions(RecordType type, Map<String, Object> filter) {
    Conditions conditions = new Conditions();
    filter.forEach((name, value) -> {
      if (value != null) {
        add(type, name, value, conditions);
      }
    });
    return conditions;
  }

  private void add(RecordType type, String name, Object value, Conditions conditions) {
    switch (name) {
      case "states" -> conditions.add("r.state IN %s", states(type, (List<?>) value));
      case "stateKinds" ->
          conditions.add(
              "r.stateKind IN %s",
              ((List<?>) value).stream().map(v -> v.toString().toLowerCase(Locale.ROOT)).toList());
      case "requester" -> conditions.add("r.requester = %s", value);
      case "template" -> conditions.add("r.template = %s", value);
      case "text" ->
          conditions.add("r._text CONTAINS %s", value.toString().toLowerCase(Locale.ROOT));
      default -> addDeclared(type, name, value, conditions);
    }
  }

  /// Those of records that were written when a state had another name, too.
  private static List<String> states(RecordType type, List<?> wanted) {
    List<String> names = new ArrayList<>();
    for (Object name : wanted) {
      RecordState state = type.state(name.toString());
      names.add(state.name());
      names.addAll(state.was());
    }
    return names;
  }

  private void addDeclared(RecordType type, String name, Object value, Conditions conditions) {
    RecordLinkType link = type.links().get(name);
    if (link != null) {
      conditions.add("r.number IN %s", linkedWith(type, link, (List<?>) value));
      return;
    }
    for (RecordField field : type.fields().values()) {
      String property = "r.`" + field.name() + "`";
      if (name.equals(field.name())) {
        conditions.add(property + " IN %s", value);
      } else if (field.type() == RecordFieldType.INSTANT && value instanceof Instant at) {
        if (name.equals(field.name() + "From")) {
          conditions.add(property + " >= %s", RecordValues.text(at));
        } else if (name.equals(field.name() + "Before")) {
          conditions.add(property + " < %s", RecordValues.text(at));
        }
      }
    }
  }

  /// The numbers of the records that lead to one of these ends, found from the ends: a record may
  /// have ten thousand of them.
  private List<String> linkedWith(RecordType type, RecordLinkType link, List<?> ends) {
    try (Session session = driver.session()) {
      return session
          .run(
              "UNWIND $ends AS end " + toEnd(link) + " RETURN DISTINCT r.number AS number",
              Values.parameters("ends", ends, "type", type.name()))
          .list(row -> row.get("number").asString());
    }
  }

  /// Leads from `end`, the key or number of an end, to records `r` by relationships `x`.
  private static String toEnd(RecordLinkType link) {
    String end =
        link.toRecord()
            ? "MATCH (t:Record {number: end})"
            : """
            CALL (end) {
              MATCH (t:ConfigurationItem {key: end}) RETURN t
              UNION
              MATCH (t:ConfigurationItem {_mergedInto: end}) RETURN t
            }\
            """;
    List<String> types = new ArrayList<>(link.was());
    types.add(link.name());
    String relationships =
        String.join(
            "|",
            types.stream().map(name -> "`" + RecordLinkType.relationship(name) + "`").toList());
    return end
        + " MATCH (t)<-[x:"
        + relationships
        + "]-(r:Record) WHERE r.recordType = $type AND x._link IS NOT NULL";
  }

  /// Which records of a type are wanted that are linked with a CI or record.
  record Wanted(RecordInverse inverse, String end, PageRequest page) {}

  /// Pages of the records that lead to each of these ends: one query for each link and page.
  Map<Wanted, Connection<KeptRecord>> load(Collection<Wanted> wanted) {
    Map<String, List<Wanted>> groups = new LinkedHashMap<>();
    for (Wanted each : wanted) {
      groups
          .computeIfAbsent(
              each.inverse().type().name() + each.inverse().link().name() + each.page(),
              key -> new ArrayList<>())
          .add(each);
    }
    Map<Wanted, Connection<KeptRecord>> found = new HashMap<>();
    groups.values().forEach(group -> load(group, found));
    return found;
  }

  private void load(List<Wanted> group, Map<Wanted, Connection<KeptRecord>> found) {
    Wanted first = group.getFirst();
    Map<String, List<KeptRecord>> byEnd = new HashMap<>();
    RecordInverse inverse = first.inverse();
    Map<String, Object> parameters =
        Map.of(
            "ends",
            group.stream().map(Wanted::end).toList(),
            "type",
            inverse.type().name(),
            "below",
            count(first.page().after()),
            "most",
            first.page().firstAndOneMore());
    String match = toEnd(inverse.link());
    try (Session session = driver.session()) {
      session
          .run(
              """
              UNWIND $ends AS end
              CALL (end) {
                %s AND r._count < $below
                WITH DISTINCT r ORDER BY r._count DESC LIMIT $most RETURN r
              }
              RETURN end, r, \
              """
                      .formatted(match)
                  + RecordStore.ENDS,
              parameters)
          .forEachRemaining(row ->
              byEnd
                  .computeIfAbsent(row.get("end").asString(), end -> new ArrayList<>())
                  .add(nodes.record(row)));
    }
    for (Wanted each : group) {
      found.put(
          each,
          Connection.page(
              byEnd.getOrDefault(each.end(), List.of()),
              each.page(),
              0,
              RecordPages::place,
              () -> total(each, match)));
    }
  }

  private int total(Wanted wanted, String match) {
    try (Session session = driver.session()) {
      return session
          .run(
              "WITH $end AS end " + match + " RETURN count(DISTINCT r) AS n",
              Values.parameters("end", wanted.end(), "type", wanted.inverse().type().name()))
          .single()
          .get("n")
          .asInt();
    }
  }
}
