package org.kaskade.importers.compose;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.ProblemSeverity;

/// What is wrong with one project, each thing once; handed over when the project turns out to
/// count.
final class Problems {
  private final Set<InventoryProblem> problems = new LinkedHashSet<>();
  private final Set<InventoryProblem> unreadable = new LinkedHashSet<>();

  void report(
      ProblemSeverity severity, String code, String file, @Nullable Integer line, String message) {
    problems.add(new InventoryProblem(severity, code, file, line, message));
  }

  void warn(String code, Place place, String message) {
    report(ProblemSeverity.WARNING, code, place.file(), place.line(), message);
  }

  void note(String code, Place place, String message) {
    report(ProblemSeverity.INFO, code, place.file(), place.line(), message);
  }

  void unexpectedType(Place place, String what, String expected) {
    warn(
        "UNEXPECTED_TYPE",
        place,
        "%s is not %s and was left out; correct it".formatted(what, expected));
  }

  void unreadable(String file, String code, @Nullable Integer line, String message) {
    unreadable.add(new InventoryProblem(ProblemSeverity.ERROR, code, file, line, message));
  }

  boolean anyUnreadable() {
    return !unreadable.isEmpty();
  }

  boolean isUnreadable(String file) {
    return unreadable.stream().anyMatch(problem -> problem.file().equals(file));
  }

  /// Everything reported so far, without what was handed over before.
  void handOver(Findings findings, Set<InventoryProblem> before) {
    for (InventoryProblem each : unreadable) {
      if (before.add(each)) {
        findings.unreadable(each.file(), each.code(), each.line(), each.message());
      }
    }
    for (InventoryProblem each : problems) {
      if (before.add(each)) {
        findings.problem(each.severity(), each.code(), each.file(), each.line(), each.message());
      }
    }
  }
}
