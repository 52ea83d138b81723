package org.kaskade.schema;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Ends a start on wrong declarations with the list of what is wrong instead of a stack trace.
class InvalidSchemaAnalyzer extends AbstractFailureAnalyzer<InvalidSchema> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidSchema cause) {
    int count = cause.problems().size();
    return new FailureAnalysis(
        "%s in the declarations of classes, relationship types and policies:%n%n%s"
            .formatted(
                count == 1 ? "1 problem" : count + " problems",
                cause.problems().stream()
                    .map(problem -> "  " + problem)
                    .collect(Collectors.joining(System.lineSeparator()))),
        "Correct the files named above and start again. All problems that were found are listed.",
        cause);
  }
}
