package org.kaskade.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with the declarations, so that all of it can be told at once.
final class Problems {
  private final List<SchemaProblem> found = new ArrayList<>();

  void add(DeclarationFile file, int line, String message) {
    add(file.path(), line, message);
  }

  void add(String path, int line, String message) {
    SchemaProblem problem = new SchemaProblem(path, line, message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /// @throws InvalidSchema when there is any
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidSchema(
          found.stream()
              .sorted(
                  Comparator.comparing(SchemaProblem::file).thenComparingInt(SchemaProblem::line))
              .toList());
    }
  }
}
