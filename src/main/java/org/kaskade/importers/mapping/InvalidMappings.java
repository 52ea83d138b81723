package org.kaskade.importers.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The server's own mappings can't be used; carries every problem of every file.
public final class InvalidMappings extends RuntimeException {
  private final List<MappingProblem> problems;

  InvalidMappings(List<MappingProblem> problems) {
    List<MappingProblem> sorted =
        problems.stream()
            .sorted(
                Comparator.comparing(MappingProblem::file).thenComparingInt(MappingProblem::line))
            .distinct()
            .toList();
    super(sorted.stream().map(MappingProblem::toString).collect(Collectors.joining("\n")));
    this.problems = sorted;
  }

  /// At least one, by file and line.
  public List<MappingProblem> problems() {
    return problems;
  }
}
