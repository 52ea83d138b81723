package org.kaskade.records;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordField;
import org.kaskade.schema.RecordFieldType;
import org.kaskade.schema.RecordLinkType;
import org.kaskade.schema.RecordType;

/// Finds what records say is out.
final class ActiveOutages {
  private ActiveOutages() {}

  static List<ActiveOutage> of(
      List<KeptRecord> records, CmdbSchema schema, RecordExpressions expressions) {
    List<ActiveOutage> found = new ArrayList<>();
    for (KeptRecord record : records) {
      RecordType type = schema.recordType(record.type()).orElseThrow();
      for (RecordLinkType link : type.links().values()) {
        if (link.outage() == null
            || !expressions.holds(link.outage(), type, record, Records.PROGRAM)) {
          continue;
        }
        for (RecordLink end : record.linked(link.name())) {
          found.add(
              new ActiveOutage(
                  end.to(), state(link, end), record.number(), type.name(), link.name()));
        }
      }
    }
    return found;
  }

  /// What the link's field of type `impact` says; `OUTAGE` where it has none.
  private static String state(RecordLinkType link, RecordLink end) {
    return link.fields().values().stream()
        .filter(field -> field.type() == RecordFieldType.IMPACT)
        .map(RecordField::name)
        .findFirst()
        .map(field -> String.valueOf(end.fields().getOrDefault(field, "OUTAGE")))
        .orElse("OUTAGE");
  }
}
