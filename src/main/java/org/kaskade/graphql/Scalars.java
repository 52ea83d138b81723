package org.kaskade.graphql;

import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// The scalars of common.graphqls and the Java types they are.
final class Scalars implements RuntimeWiringConfigurer {
  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    wiring
        .scalar(GraphQLScalarType.newScalar().name("JSON").coercing(new JsonValue()).build())
        .scalar(
            text(
                "DateTime",
                Instant.class,
                text -> OffsetDateTime.parse(text).toInstant(),
                "a point in time in RFC 3339 with an offset, e.g. 2026-11-21T20:00:00Z"))
        .scalar(
            text("Date", LocalDate.class, LocalDate::parse, "a day in ISO 8601, e.g. 2026-11-21"))
        .scalar(
            text(
                "Duration",
                Duration.class,
                Duration::parse,
                "a length of time in ISO 8601 without months and years, e.g. PT4H"));
  }

  private static <T> GraphQLScalarType text(
      String name, Class<T> type, TextValue.Reader<T> reader, String form) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(new TextValue<>(name, type, reader, form))
        .build();
  }
}
