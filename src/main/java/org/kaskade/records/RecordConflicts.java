package org.kaskade.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.RevisionNotes;
import org.kaskade.graphql.RequestRefused;
import org.springframework.stereotype.Component;

/// Says what somebody else changed in the meantime.
@Component
class RecordConflicts {
  private static final int MOST_LOOKED_AT = 200;
  private static final int LONGEST_VALUE = 80;

  private final RevisionNotes notes;

  RecordConflicts(RevisionNotes notes) {
    this.notes = notes;
  }

  /// The refusal of an operation that expected another version.
  RequestRefused changed(KeptRecord now, int expected) {
    List<RevisionNotes.Kept<RecordImage>> since =
        notes.of(now.number(), Integer.MAX_VALUE, MOST_LOOKED_AT, RecordImage.class).stream()
            .filter(kept -> kept.image().after().version() > expected)
            .toList();
    KeptRecord then = since.isEmpty() ? null : since.getLast().image().before();
    List<RecordDifferences.Difference> differences =
        then == null || then.version() != expected
            ? List.of()
            : RecordDifferences.between(then, now);
    List<String> people =
        since.stream().map(kept -> kept.revision().actor()).distinct().sorted().toList();
    List<String> told = new ArrayList<>();
    for (RecordDifferences.Difference difference : differences) {
      told.add(
          "%s (%s, now %s)"
              .formatted(
                  difference.field(), shown(difference.before()), shown(difference.after())));
    }
    return RequestRefused.conflict(
            "RECORD_CHANGED",
            "%s is at version %d, you looked at %d. %s Nothing of yours was written: look at it anew, and repeat what still makes sense."
                .formatted(
                    now.number(),
                    now.version(),
                    expected,
                    told.isEmpty()
                        ? "Somebody changed it since."
                        : "%s changed %s."
                            .formatted(String.join(", ", people), String.join(", ", told))))
        .with(
            Map.of(
                "number",
                now.number(),
                "version",
                now.version(),
                "expectedVersion",
                expected,
                "changedBy",
                people,
                "differences",
                differences.stream().map(RecordConflicts::asMap).toList()));
  }

  private static Map<String, @Nullable Object> asMap(RecordDifferences.Difference difference) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("field", difference.field());
    map.put("before", difference.before());
    map.put("after", difference.after());
    return map;
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "empty";
    }
    String text = value.toString();
    return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
  }
}
