package org.kaskade.expression;

/// An expression asks for more than it may; caught by {@link Expression}.
final class StoppedEvaluation extends RuntimeException {
  StoppedEvaluation(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
