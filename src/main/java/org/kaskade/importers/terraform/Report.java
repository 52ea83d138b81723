package org.kaskade.importers.terraform;

import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;

/// A problem met in a file before it is known what becomes of the file.
///
/// @param severity null where the file can't be read
record Report(
    @Nullable ProblemSeverity severity, String code, @Nullable Integer line, String message) {
  static Report unreadable(String code, @Nullable Integer line, String message) {
    return new Report(null, code, line, message);
  }

  static Report warning(String code, @Nullable Integer line, String message) {
    return new Report(ProblemSeverity.WARNING, code, line, message);
  }

  static Report note(String code, @Nullable Integer line, String message) {
    return new Report(ProblemSeverity.INFO, code, line, message);
  }

  void handOver(String file, Findings findings) {
    if (severity == null) {
      findings.unreadable(file, code, line, message);
    } else {
      findings.problem(severity, code, file, line, message);
    }
  }
}
