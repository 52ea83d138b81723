package org.kaskade.importers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a reader found in one file, in the order it was found.
record FileFindings(List<FoundCi> cis, List<FoundDependency> dependencies) {
  /// What was found by file, in the order in which something was found in them.
  static Map<String, FileFindings> of(Findings findings) {
    Map<String, FileFindings> files = new LinkedHashMap<>();
    for (FoundCi ci : findings.cis()) {
      in(files, ci.file()).cis().add(ci);
    }
    for (FoundDependency dependency : findings.dependencies()) {
      in(files, dependency.file()).dependencies().add(dependency);
    }
    return files;
  }

  private static FileFindings in(Map<String, FileFindings> files, String file) {
    return files.computeIfAbsent(
        file, any -> new FileFindings(new ArrayList<>(), new ArrayList<>()));
  }
}
