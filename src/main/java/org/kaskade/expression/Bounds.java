package org.kaskade.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;

/// Watches the evaluation of one expression after another: time, depth and size of what comes out.
///
/// Asked at every step of an expression. What the library does within one step it does in time
/// linear in its arguments, except for the functions that {@link BoundedFunctions} replaces.
final class Bounds {
  static final String TOO_LONG =
      "takes longer than it may (1 s for an expression, 20 s for a file)";
  private static final int DEEPEST = 150;
  private static final int LARGEST = 1_000_000;

  private final EvaluationTime time;
  private int depth;

  Bounds(EvaluationTime time) {
    this.time = time;
  }

  void start() {
    depth = 0;
    time.start();
  }

  void stop() {
    time.stop();
  }

  void watch(Jsonata.Frame frame) {
    frame.setEvaluateEntryCallback((expression, input, environment) -> enter());
    frame.setEvaluateExitCallback((expression, input, environment, result) -> leave(result));
  }

  private void enter() {
    if (++depth > DEEPEST) {
      throw new StoppedEvaluation(
          "is nested or calls itself more than %d levels deep".formatted(DEEPEST));
    }
    if (time.isUp()) {
      throw new StoppedEvaluation(TOO_LONG);
    }
  }

  private void leave(Object result) {
    depth--;
    int size =
        switch (result) {
          case String text -> text.length();
          case Collection<?> items -> items.size();
          case null, default -> 0;
        };
    if (size > LARGEST) {
      throw new StoppedEvaluation(
          "makes a value of more than %,d characters or items".formatted(LARGEST));
    }
  }
}
