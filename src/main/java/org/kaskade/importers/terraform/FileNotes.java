package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.importers.Findings;

/// What is odd about the files once they are seen together, each sort said once per file.
final class FileNotes {
  private final Map<String, Notes> byFile = new LinkedHashMap<>();

  Notes of(String file) {
    return byFile.computeIfAbsent(file, any -> new Notes());
  }

  void handOver(Findings findings) {
    byFile.forEach((file, notes) -> {
      List<Report> reports = new ArrayList<>();
      warning(
          notes,
          "DUPLICATE_RESOURCE",
          "%s declared twice in this module; the first counts, rename or remove the others",
          reports);
      warning(
          notes,
          "DUPLICATE_ID",
          "%s have the id of another resource and are known by their address instead",
          reports);
      warning(
          notes,
          "MISSING_MODULE",
          "the folders of these modules hold no file of this source: %s; add them to its paths",
          reports);
      warning(notes, "LIMIT", "more than a source may ask for, left out: %s", reports);
      note(
          notes,
          "WITHOUT_INSTANCE",
          "listed as needed, but not held by the file: %s; these dependencies are left out",
          reports);
      note(notes, "REMOTE_MODULE", "modules from elsewhere are not read: %s", reports);
      note(
          notes,
          "NEEDS_EVALUATION",
          "how many of these there are needs evaluation: %s; each is taken for one, or for none where a state holds none",
          reports);
      note(
          notes,
          "NOT_EVALUATED",
          "attributes that need evaluation are left out: %s; a state tells them",
          reports);
      note(notes, "SEEN_IN_STATE", "%s blocks are read from their state instead", reports);
      note(notes, "NOT_APPLIED", "not in the state and therefore planned: %s", reports);
      note(
          notes,
          "WHOLE_MODULE",
          "dependencies on whole modules count as far as ids tell them: %s",
          reports);
      reports.forEach(report -> report.handOver(file, findings));
    });
  }

  private static void warning(Notes notes, String code, String sentence, List<Report> reports) {
    notes.reports(
        code,
        (same, line, which) -> Report.warning(same, line, sentence.formatted(which)),
        reports);
  }

  private static void note(Notes notes, String code, String sentence, List<Report> reports) {
    notes.reports(
        code, (same, line, which) -> Report.note(same, line, sentence.formatted(which)), reports);
  }
}
