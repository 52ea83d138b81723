package org.kaskade.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import org.jspecify.annotations.Nullable;

/// Runs the expressions of one file within their bounds. Not for use by several threads.
public final class Evaluation {
  private final EvaluationTime time;
  private final Bounds bounds;
  private final BoundedFunctions functions;

  public Evaluation() {
    this(new EvaluationTime());
  }

  Evaluation(EvaluationTime time) {
    this.time = time;
    this.bounds = new Bounds(time);
    this.functions = new BoundedFunctions(time);
  }

  interface Run {
    @Nullable Object in(Jsonata.Frame frame);
  }

  @Nullable Object run(Run run, Jsonata expression) throws ExpressionFailed {
    if (time.isUpForFile()) {
      throw new ExpressionFailed(Bounds.TOO_LONG, true);
    }
    Jsonata.Frame frame = expression.createFrame();
    functions.bindIn(frame);
    bounds.watch(frame);
    bounds.start();
    try {
      return run.in(frame);
    } catch (StackOverflowError tooDeep) {
      throw new ExpressionFailed("is nested too deep", false);
    } catch (RuntimeException failed) {
      throw new ExpressionFailed(reason(failed), time.isUpForFile());
    } finally {
      bounds.stop();
    }
  }

  /// In the library's words, of which only those of its errors are fit to be read, and only as far
  /// as they quote the expression.
  private static String reason(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoppedEvaluation stopped) {
        return stopped.getMessage();
      }
      if (cause instanceof JException known) {
        return "fails: " + FailureWords.of(known);
      }
    }
    return "fails on this data";
  }
}
