package org.kaskade.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a record's checklist.
///
/// @param name lower camel case
/// @param what what to do, a sentence
/// @param team who does it, or null
/// @param when it is to be done; null: always
/// @param after tasks that are done first
/// @param blocks transitions that wait for it
public record RecordTask(
    String name,
    String what,
    @Nullable String team,
    @Nullable RecordExpression when,
    List<String> after,
    List<String> blocks) {
  public RecordTask {
    after = List.copyOf(after);
    blocks = List.copyOf(blocks);
  }
}
