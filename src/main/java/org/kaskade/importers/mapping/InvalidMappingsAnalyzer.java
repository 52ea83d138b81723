package org.kaskade.importers.mapping;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Ends a start on wrong mappings with the list of what is wrong instead of a stack trace.
class InvalidMappingsAnalyzer extends AbstractFailureAnalyzer<InvalidMappings> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidMappings cause) {
    int count = cause.problems().size();
    return new FailureAnalysis(
        "%s in the mappings that kaskade.mapping-dirs names:%n%n%s"
            .formatted(
                count == 1 ? "1 problem" : count + " problems",
                cause.problems().stream()
                    .map(problem -> "  " + problem)
                    .collect(Collectors.joining(System.lineSeparator()))),
        "Correct the files named above and start again. All problems that were found are listed.",
        cause);
  }
}
