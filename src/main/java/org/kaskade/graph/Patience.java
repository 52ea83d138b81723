package org.kaskade.graph;

import java.time.Duration;

/// How long one question may take, whether its asker still waits for it, and who is told how far it
/// is.
///
/// Questions look at it every now and then and, once it is over, answer with what they found so far
/// and say so in a {@link Completeness}. One serves one question; any thread may cancel it.
public final class Patience {
  /// Listens to how far a question is.
  @FunctionalInterface
  public interface Progress {
    /// Of `total` steps, as far as is known by now, this many are done. Called by the thread that
    /// works on the question, so it returns at once.
    void at(long done, long total);
  }

  private final boolean limited;
  private final long deadline;
  private final Progress progress;
  private volatile boolean cancelled;
  private boolean expired;

  private Patience(boolean limited, long deadline, Progress progress) {
    this.limited = limited;
    this.deadline = deadline;
    this.progress = progress;
  }

  /// Waits as long as it takes.
  public static Patience endless() {
    return new Patience(false, 0, (_, _) -> {});
  }

  /// Waits so long from now on.
  public static Patience of(Duration limit) {
    return of(limit, (_, _) -> {});
  }

  /// Waits so long from now on and hears of the progress.
  public static Patience of(Duration limit, Progress progress) {
    return new Patience(true, System.nanoTime() + limit.toNanos(), progress);
  }

  /// Ends the question soon, with what it found so far.
  public void cancel() {
    cancelled = true;
  }

  /// Whether to answer now. Reads the clock: ask once in about a microsecond's work or more.
  boolean isOver() {
    if (!expired && limited && System.nanoTime() - deadline >= 0) {
      expired = true;
    }
    return expired || cancelled;
  }

  void report(long done, long total) {
    progress.at(done, total);
  }

  /// Why a question that stopped for want of patience isn't complete.
  ///
  /// @param missing what the answer lacks for it, a sentence
  Completeness exhausted(String missing) {
    return new Completeness(
        cancelled ? Completeness.Reason.CANCELLED : Completeness.Reason.TIME_LIMIT, missing);
  }
}
