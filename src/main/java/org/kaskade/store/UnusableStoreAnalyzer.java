package org.kaskade.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Turns an unusable store into the one message the operator sees when the start fails.
class UnusableStoreAnalyzer extends AbstractFailureAnalyzer<UnusableStore> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableStore unusable) {
    return new FailureAnalysis(unusable.getMessage(), unusable.remedy(), unusable);
  }
}
