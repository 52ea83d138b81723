package org.kaskade.expression;

/// A text that a regular expression can look at only as long as there is time: an expression such
/// as `(a+)+b` looks at its characters exponentially often.
final class TimedText implements CharSequence {
  private static final int LOOKS_BETWEEN_CHECKS = 4_096;

  private final String text;
  private final EvaluationTime time;
  private int looks;

  TimedText(String text, EvaluationTime time) {
    this.text = text;
    this.time = time;
  }

  @Override
  public char charAt(int index) {
    if (++looks >= LOOKS_BETWEEN_CHECKS) {
      looks = 0;
      if (time.isUp()) {
        throw new StoppedEvaluation(Bounds.TOO_LONG);
      }
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
