package org.kaskade.importers.cyclonedx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.ProblemSeverity;

/// What one file says, whatever other files there are.
///
/// @param path of the file
/// @param serial of its serial number the part after `urn:uuid:`, in lower case; empty without one
/// @param version of the bill of materials
/// @param subject index of the part that it describes, or -1
/// @param parts components and services, wholes before their parts
/// @param links that it states, in the order of the file
record Bom(
    String path,
    String serial,
    String version,
    int subject,
    List<Part> parts,
    List<Link> links,
    List<Problem> problems) {

  /// That one part needs another, both named by their bom-refs.
  ///
  /// @param provision whether the second provides the first rather than being needed by it
  /// @param line from 1
  record Link(String dependent, String provider, boolean provision, int line) {}

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

  Bom {
    parts = List.copyOf(parts);
    links = List.copyOf(links);
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
