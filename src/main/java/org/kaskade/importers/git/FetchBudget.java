package org.kaskade.importers.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/// What one fetch may still receive, and how long it may go on. JGit has no such limits itself.
///
/// Counts what comes off every stream of the connection and, as a progress monitor, is asked while
/// received objects are indexed.
final class FetchBudget extends EmptyProgressMonitor {
  /// Enough for 50,000 references with long names. References are kept in memory, so they have a
  /// limit of their own.
  private static final long REFERENCE_BYTES = 32L << 20;

  private final GitLimits limits;
  private final long end;
  private long left = REFERENCE_BYTES;
  private String what = "%,d MiB of references".formatted(REFERENCE_BYTES >> 20);
  private @Nullable String exceeded;

  FetchBudget(GitLimits limits) {
    this.limits = limits;
    this.end = System.nanoTime() + limits.fetch().toNanos();
  }

  /// From now on objects are received.
  synchronized void referencesDone() {
    left = limits.packBytes();
    what = "%,d bytes of objects".formatted(limits.packBytes());
  }

  /// Which limit ended the fetch, or null.
  synchronized @Nullable String exceeded() {
    return exceeded;
  }

  InputStream counted(InputStream stream) {
    return new Counted(stream);
  }

  @Override
  public synchronized boolean isCancelled() {
    if (exceeded == null && System.nanoTime() - end > 0) {
      Duration fetch = limits.fetch();
      exceeded = "it takes longer than %,d s".formatted(fetch.toSeconds());
    }
    return exceeded != null || Thread.currentThread().isInterrupted();
  }

  private synchronized void spend(long bytes) throws IOException {
    left -= Math.max(bytes, 0);
    if (left < 0 && exceeded == null) {
      exceeded = "it sends more than " + what;
    }
    if (isCancelled()) {
      throw new IOException("cancelled");
    }
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      spend(1);
      return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      spend(0);
      int read = super.read(buffer, offset, length);
      spend(read);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      spend(skipped);
      return skipped;
    }
  }
}
