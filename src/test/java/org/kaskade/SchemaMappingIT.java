package org.kaskade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.SchemaReport;

class SchemaMappingIT extends GraphQlDoor {
  @Test
  void answersEveryFieldOfTheSchema(@Autowired SchemaInspection inspection) {
    SchemaReport report = inspection.report();

    assertThat(report.unmappedFields()).isEmpty();
    assertThat(report.unmappedRegistrations()).isEmpty();
    assertThat(report.unmappedArguments()).isEmpty();
  }
}
