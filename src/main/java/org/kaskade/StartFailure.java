package org.kaskade;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Says on the terminal why the server did not start, and what to do.
class StartFailure implements FailureAnalysisReporter {
  @Override
  public void report(FailureAnalysis analysis) {
    String remedy = analysis.getAction();
    System.err.println("Kaskade can't start.\n\n" + analysis.getDescription().strip());
    if (remedy != null) {
      System.err.println("\nWhat to do: " + remedy.strip());
    }
  }
}
