package org.kaskade.importers.backstage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.importers.backstage.CatalogFile.Problem;
import org.kaskade.importers.backstage.CatalogFile.Target;

/// What was read of one file so far.
final class CatalogFileDraft {
  final String path;
  final List<Entity> entities = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();
  final List<String> skeletons = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  CatalogFileDraft(String path) {
    this.path = path;
  }

  void inform(String code, int line, String message) {
    problems.add(new Problem(ProblemSeverity.INFO, code, line, message, false));
  }

  void warn(String code, int line, String message) {
    problems.add(new Problem(ProblemSeverity.WARNING, code, line, message, false));
  }

  /// Reports what can't be read and lets what the file said before stay.
  void unreadable(ProblemSeverity severity, String code, @Nullable Integer line, String message) {
    problems.add(new Problem(severity, code, line, message, true));
  }

  CatalogFile complete() {
    return new CatalogFile(path, entities, targets, skeletons, problems);
  }
}
