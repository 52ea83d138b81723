package org.kaskade.expression;

/// An expression can't be compiled, or gives no value for a record. The message is for the author
/// of the expression and holds nothing of the data.
public final class ExpressionFailed extends Exception {
  private final boolean timeIsUp;

  ExpressionFailed(String message, boolean timeIsUp) {
    super(message);
    this.timeIsUp = timeIsUp;
  }

  /// Whether no further expression is to be evaluated for this file.
  public boolean timeIsUp() {
    return timeIsUp;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
