package org.kaskade.importers.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.ProblemSeverity;

/// The problems of one file. Of one kind at one place of the mapping the first ten are told one by
/// one, the others by their number: a wrong column makes one in every row.
public final class FileProblems {
  /// Code of what took longer than the time there is for a file: it may be quicker next time.
  static final String TIMEOUT = "TIMEOUT";

  private static final int TOLD = 10;

  private record Kind(ProblemSeverity severity, String code, String at) {}

  private final String file;
  private final List<InventoryProblem> problems = new ArrayList<>();
  private final Map<Kind, Integer> counts = new LinkedHashMap<>();
  private boolean unreadable;

  public FileProblems(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }

  /// The file, or a part of it, can't be read.
  public void unreadable(String code, @Nullable Integer line, String message) {
    unreadable = true;
    problems.add(new InventoryProblem(ProblemSeverity.ERROR, code, file, line, message));
  }

  /// A record, or part of it, is left out.
  ///
  /// @param at the place of the mapping; problems of one code and place are of one kind
  public void warn(String code, String at, @Nullable Integer line, String message) {
    add(ProblemSeverity.WARNING, code, at, line, message);
  }

  public void inform(String code, @Nullable Integer line, String message) {
    add(ProblemSeverity.INFO, code, "", line, message);
  }

  private void add(
      ProblemSeverity severity, String code, String at, @Nullable Integer line, String message) {
    if (counts.merge(new Kind(severity, code, at), 1, Integer::sum) <= TOLD) {
      problems.add(new InventoryProblem(severity, code, file, line, message));
    }
  }

  boolean isUnreadable() {
    return unreadable;
  }

  List<InventoryProblem> all() {
    List<InventoryProblem> all = new ArrayList<>(problems);
    counts.forEach((kind, count) -> {
      if (count > TOLD) {
        all.add(
            new InventoryProblem(
                kind.severity(),
                kind.code(),
                file,
                null,
                "%,d more like the %d told%s"
                    .formatted(
                        count - TOLD, TOLD, kind.at().isEmpty() ? "" : " (" + kind.at() + ")")));
      }
    });
    return all;
  }
}
