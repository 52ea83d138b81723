package org.kaskade.board;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.RecordFunction;
import org.springframework.stereotype.Component;

/// `place()` in declarations: whether the field `zone` names a time zone.
@Component
class PlaceCheck implements RecordFunction {
  @Override
  public String name() {
    return "place";
  }

  @Override
  public Object evaluate(KeptRecord record, List<?> arguments) {
    String zone = record.text("zone").orElse("");
    try {
      return !ZoneId.of(zone).getId().isEmpty();
    } catch (DateTimeException unknown) {
      throw RequestRefused.invalid(
          "INVALID_ZONE",
          "'zone' is '%s', which is no time zone. Write a place, e.g. Europe/Berlin, or UTC."
              .formatted(zone.length() > 40 ? zone.substring(0, 40) + "…" : zone));
    }
  }
}
