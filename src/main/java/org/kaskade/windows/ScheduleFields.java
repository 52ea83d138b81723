package org.kaskade.windows;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.records.KeptRecord;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// The forward schedule of changes.
@Controller
class ScheduleFields {
  private final ForwardSchedule schedule;

  ScheduleFields(ForwardSchedule schedule) {
    this.schedule = schedule;
  }

  @QueryMapping
  Connection<KeptRecord> forwardSchedule(
      @Argument Instant from,
      @Argument Instant to,
      @Argument @Nullable List<String> of,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<KeptRecord> changes =
        schedule
            .within(WindowFields.stretch(from, to), of == null ? Set.of() : Set.copyOf(of))
            .stream()
            .map(ForwardSchedule.Entry::change)
            .toList();
    return Connection.pageOf(
        changes, PageRequest.of(first, after, "changes-by-start"), 0, KeptRecord::number);
  }
}
