package org.kaskade.importers.ansible;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;

/// Problems, each reported once however many hosts it touches.
final class Reports {
  private record Said(String code, String file, @Nullable Integer line, String message) {}

  private final Findings findings;
  private final Set<Said> said = new HashSet<>();

  Reports(Findings findings) {
    this.findings = findings;
  }

  void info(String code, Place place, String message) {
    problem(ProblemSeverity.INFO, code, place.file(), place.line(), message);
  }

  void warning(String code, Place place, String message) {
    problem(ProblemSeverity.WARNING, code, place.file(), place.line(), message);
  }

  void problem(
      ProblemSeverity severity, String code, String file, @Nullable Integer line, String message) {
    if (said.add(new Said(code, file, line, message))) {
      findings.problem(severity, code, file, line, message);
    }
  }

  void unreadable(String file, String code, @Nullable Integer line, String message) {
    if (said.add(new Said(code, file, line, message))) {
      findings.unreadable(file, code, line, message);
    }
  }

  void keep(String file) {
    findings.keep(file);
  }
}
