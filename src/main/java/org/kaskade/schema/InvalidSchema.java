package org.kaskade.schema;

import java.util.List;
import java.util.stream.Collectors;

/// The declarations can't be used; carries every problem of every file.
public final class InvalidSchema extends RuntimeException {
  private final List<SchemaProblem> problems;

  /// @param problems at least one
  public InvalidSchema(List<SchemaProblem> problems) {
    super(problems.stream().map(SchemaProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /// At least one, by file and line.
  public List<SchemaProblem> problems() {
    return problems;
  }
}
