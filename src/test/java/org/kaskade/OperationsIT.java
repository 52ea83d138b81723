package org.kaskade;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/// The named operations that README shows and people copy.
class OperationsIT extends GraphQlDoor {
  static Stream<Path> operations() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("graphql/operations"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void fitTheSchema(Path operation, @Autowired GraphQlSource source) throws IOException {
    assertThat(
            new Validator()
                .validateDocument(
                    source.schema(), Parser.parse(Files.readString(operation)), Locale.ENGLISH))
        .isEmpty();
  }
}
