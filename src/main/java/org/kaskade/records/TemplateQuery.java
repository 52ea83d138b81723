package org.kaskade.records;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordTemplate;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers what records can be made from.
@Controller
class TemplateQuery {
  private final CmdbSchema schema;
  private final Clock clock;

  TemplateQuery(CmdbSchema schema, Clock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  record ShownAdvance(String approval, String by, Instant until, boolean expired) {}

  record ShownTemplate(
      String name,
      String recordType,
      String description,
      Map<String, Object> fields,
      Set<String> locks,
      @Nullable String condition,
      List<ShownAdvance> approvals) {}

  @QueryMapping
  List<ShownTemplate> recordTemplates(@Argument @Nullable String recordType) {
    return schema.recordTemplates().stream()
        .filter(template -> recordType == null || template.of().equals(recordType))
        .sorted(Comparator.comparing(RecordTemplate::name))
        .map(this::shown)
        .toList();
  }

  private ShownTemplate shown(RecordTemplate template) {
    RecordExpression when = template.when();
    return new ShownTemplate(
        template.name(),
        template.of(),
        template.description(),
        template.fields(),
        template.locks(),
        when == null ? null : when.toString(),
        template.advance().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry ->
                new ShownAdvance(
                    entry.getKey(),
                    entry.getValue().by(),
                    entry.getValue().until(),
                    !clock.instant().isBefore(entry.getValue().until())))
            .toList());
  }
}
