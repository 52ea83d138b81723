package org.kaskade.importers.backstage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;

/// What one file says, whatever other files there are.
///
/// @param path of the file
/// @param targets of its Locations
/// @param skeletons folders whose files its Templates make new repositories of
record CatalogFile(
    String path,
    List<Entity> entities,
    List<Target> targets,
    List<String> skeletons,
    List<Problem> problems) {

  /// Where a Location leads.
  ///
  /// @param text as it is written
  /// @param external whether its type says that it is no file of the repository
  /// @param optional whether it may be missing
  /// @param line from 1
  record Target(String text, boolean external, boolean optional, int line) {}

  /// What is wrong in the file.
  ///
  /// @param line from 1, or null where the whole file is meant
  /// @param unreadable whether what the file said before stays
  record Problem(
      ProblemSeverity severity,
      String code,
      @Nullable Integer line,
      String message,
      boolean unreadable) {}

  CatalogFile {
    entities = List.copyOf(entities);
    targets = List.copyOf(targets);
    skeletons = List.copyOf(skeletons);
    problems = List.copyOf(problems);
  }

  void report(Findings findings) {
    for (Problem problem : problems) {
      if (problem.unreadable()) {
        findings.keep(path);
      }
      findings.problem(problem.severity(), problem.code(), path, problem.line(), problem.message());
    }
  }
}
