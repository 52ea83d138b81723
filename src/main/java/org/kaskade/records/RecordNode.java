package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordType;
import org.kaskade.schema.RecordValues;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tools.jackson.databind.json.JsonMapper;

/// A record as a node of the store, read and written.
final class RecordNode {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Longest text that is searched, in UTF-16 code units.
  private static final int SEARCHED = 8_000;

  private final CmdbSchema schema;

  RecordNode(CmdbSchema schema) {
    this.schema = schema;
  }

  /// What is kept as JSON.
  record Content(
      Map<String, Object> fields,
      Map<String, List<String>> asked,
      List<Vote> votes,
      List<DoneTask> tasks,
      List<RecordRemark> remarks) {
    /// Records of before there were remarks have none.
    Content {
      remarks = Objects.requireNonNullElse(remarks, List.of());
    }
  }

  /// A row with the node as `r` and its links as `ends`.
  KeptRecord record(Record row) {
    Value r = row.get("r");
    RecordType type =
        schema
            .recordType(r.get("recordType").asString())
            .orElseThrow(() ->
                new IllegalStateException(
                    "the store holds records of type %s, which is not declared"
                        .formatted(r.get("recordType").asString())));
    Content content = JSON.readValue(r.get("_content").asString(), Content.class);
    Map<String, List<RecordLink>> links = new LinkedHashMap<>();
    for (Value end : row.get("ends").values()) {
      links
          .computeIfAbsent(end.get("link").asString(), name -> new ArrayList<>())
          .add(
              new RecordLink(
                  end.get("to").asString(),
                  end.get("fields").isNull() ? Map.of() : fields(end.get("fields").asString())));
    }
    return new Renames(type)
        .applied(
            new KeptRecord(
                r.get("number").asString(),
                type.name(),
                r.get("version").asInt(),
                r.get("state").asString(),
                r.get("stateKind").asString(),
                content.fields(),
                links,
                r.get("requester").asString(),
                Instant.parse(r.get("changed").asString()),
                Instant.parse(r.get("made").asString()),
                r.get("template").isNull() ? null : r.get("template").asString(),
                content.asked(),
                content.votes(),
                content.tasks(),
                content.remarks(),
                Instant.parse(r.get("stateSince").asString())));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(String json) {
    return JSON.readValue(json, Map.class);
  }

  /// The properties of the node.
  ///
  /// @param due when the program has to look at it again, or null
  /// @param outages names of the links whose ends are active outages
  static Map<String, Object> properties(
      RecordType type, KeptRecord record, @Nullable Instant due, List<String> outages) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    StringBuilder text = new StringBuilder(record.number());
    record
        .fields()
        .forEach((name, value) -> {
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            properties.put(name, value);
          }
          if (value instanceof String words) {
            text.append('\n').append(words);
          }
        });
    String searched = text.toString().toLowerCase(Locale.ROOT);
    properties.put("number", record.number());
    properties.put("recordType", record.type());
    properties.put("version", record.version());
    properties.put("state", record.state());
    properties.put("stateKind", record.stateKind());
    properties.put("stateSince", RecordValues.text(record.stateSince()));
    properties.put("requester", record.requester());
    properties.put("made", RecordValues.text(record.made()));
    properties.put("changed", RecordValues.text(record.changed()));
    properties.put("template", record.template());
    properties.put("_count", Long.parseLong(record.number().substring(type.prefix().length() + 1)));
    properties.put("_text", searched.substring(0, Math.min(SEARCHED, searched.length())));
    properties.put("_due", due == null ? null : RecordValues.text(due));
    properties.put("_outages", outages.isEmpty() ? null : outages);
    properties.put(
        "_content",
        JSON.writeValueAsString(
            new Content(
                record.fields(),
                record.asked(),
                record.votes(),
                record.tasks(),
                record.remarks())));
    Map<String, Object> written = new HashMap<>();
    properties.forEach((name, value) -> {
      if (value != null) {
        written.put(name, value);
      }
    });
    return written;
  }
}
