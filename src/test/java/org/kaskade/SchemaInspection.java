package org.kaskade;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.graphql.execution.GraphQlSource.SchemaResourceBuilder;
import org.springframework.graphql.execution.SchemaReport;

/// Keeps what Spring GraphQL finds when it compares the SDL with the code.
final class SchemaInspection implements GraphQlSourceBuilderCustomizer {
  private @Nullable SchemaReport report;

  @Override
  public void customize(SchemaResourceBuilder builder) {
    builder.inspectSchemaMappings(found -> report = found);
  }

  SchemaReport report() {
    return Optional.ofNullable(report).orElseThrow();
  }
}
