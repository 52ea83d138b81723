package org.kaskade.expression;

import java.time.Duration;

/// How long the expressions of one file may still run: 1 s each, 20 s together.
public final class EvaluationTime {
  static final Duration EACH = Duration.ofSeconds(1);
  static final Duration TOGETHER = Duration.ofSeconds(20);

  private final Duration each;
  private long leftNanos;
  private long started;
  private long allowed;

  EvaluationTime() {
    this(EACH, TOGETHER);
  }

  EvaluationTime(Duration each, Duration together) {
    this.each = each;
    this.leftNanos = together.toNanos();
  }

  /// Starts the clock of one expression.
  void start() {
    started = System.nanoTime();
    allowed = Math.min(each.toNanos(), leftNanos);
  }

  /// Stops it.
  void stop() {
    leftNanos -= System.nanoTime() - started;
  }

  /// Whether the running expression has had its time.
  boolean isUp() {
    return System.nanoTime() - started > allowed;
  }

  /// Whether the file has had its time.
  boolean isUpForFile() {
    return leftNanos <= 0;
  }
}
