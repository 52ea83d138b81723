package org.kaskade.importers.terraform;

import java.util.List;

/// What is odd about the resources of a state, each sort said once.
final class StateNotes {
  private final Notes notes = new Notes();

  void deposed(String address, int line) {
    notes.add("DEPOSED", address, line);
  }

  void tainted(String address, int line) {
    notes.add("TAINTED", address, line);
  }

  void withoutId(String address, int line) {
    notes.add("MISSING_ID", address, line);
  }

  void unexpected(String what, int line) {
    notes.add("UNEXPECTED_TYPE", what, line);
  }

  void deleted(String address, int line) {
    notes.add("PLANNED_DELETION", address, line);
  }

  void handOver(List<Report> reports) {
    notes.reports(
        "UNEXPECTED_TYPE",
        (code, line, which) ->
            Report.warning(
                code,
                line,
                "not as a state holds it and left out: " + which + "; correct the file"),
        reports);
    notes.reports(
        "MISSING_ID",
        (code, line, which) ->
            Report.warning(
                code,
                line,
                "resources without an id, known by their address alone: "
                    + which
                    + "; refresh the state"),
        reports);
    notes.reports(
        "DEPOSED",
        (code, line, which) ->
            Report.note(
                code, line, "left out since they are replaced and wait to be destroyed: " + which),
        reports);
    notes.reports(
        "TAINTED",
        (code, line, which) ->
            Report.note(code, line, "marked to be replaced at the next apply: " + which),
        reports);
    notes.reports(
        "PLANNED_DELETION",
        (code, line, which) ->
            Report.note(code, line, "left out since the plan destroys them: " + which),
        reports);
  }
}
