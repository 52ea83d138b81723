package org.kaskade.records;

import java.time.Instant;
import org.kaskade.graphql.RequestRefused;

/// Adds what somebody says to a record.
final class Remarks {
  private static final int MOST = 1_000;
  private static final int LONGEST = 10_000;

  private Remarks() {}

  static void add(RecordDraft draft, String text, String by, Instant now) {
    String said = text.strip();
    if (said.isEmpty()) {
      throw RequestRefused.invalid("EMPTY_REMARK", "The remark says nothing. Write something.");
    }
    if (said.length() > LONGEST) {
      throw RequestRefused.limit(
          "REMARK_TOO_LONG",
          "The remark has %,d characters, more than %,d. Say it in several."
              .formatted(said.length(), LONGEST));
    }
    if (draft.remarks().size() >= MOST) {
      throw RequestRefused.limit(
          "TOO_MANY_REMARKS",
          "%s has %,d remarks already; a record has no room for more."
              .formatted(draft.number(), MOST));
    }
    draft.remarks().add(new RecordRemark(by, said, now));
  }
}
