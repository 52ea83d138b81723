package org.kaskade.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Ends the start with a sentence instead of a stack trace.
final class UnusableTokenAnalyzer extends AbstractFailureAnalyzer<UnusableToken> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableToken cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
  }
}
