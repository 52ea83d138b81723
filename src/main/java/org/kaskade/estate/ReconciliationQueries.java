package org.kaskade.estate;

import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers where sources don't fit together.
@Controller
class ReconciliationQueries {
  private final Conflicts conflicts;
  private final SuspectedDuplicates duplicates;
  private final EstateReader reader;

  ReconciliationQueries(Conflicts conflicts, SuspectedDuplicates duplicates, EstateReader reader) {
    this.conflicts = conflicts;
    this.duplicates = duplicates;
    this.reader = reader;
  }

  @QueryMapping
  Connection<Conflict> conflicts(
      @Argument Conflicts.@Nullable Filter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return conflicts.find(
        filter == null ? Conflicts.Filter.NONE : filter,
        PageRequest.of(first, after, "conflicts"),
        reader.latest().number());
  }

  @QueryMapping
  Connection<SuspectedDuplicate> suspectedDuplicates(
      @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return duplicates.page(
        PageRequest.of(first, after, "suspected-duplicates"), reader.latest().number());
  }
}
