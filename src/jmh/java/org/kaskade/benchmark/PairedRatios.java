package org.kaskade.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// What a variant took as a multiple of what its baseline took for the same, round by round.
///
/// @param ratios of all rounds that count, ascending
/// @param baselineNanos median of what the baseline took
/// @param measuredNanos median of what the variant took
public record PairedRatios(List<Double> ratios, long baselineNanos, long measuredNanos) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// Runs each pair of a round in random order; the first third of the rounds warms up.
  ///
  /// @param random decides which one is first
  /// @param clock {@link #cpuNanos} for work in this thread, {@link #processNanos} for work in
  ///   several, `System::nanoTime` where others take part
  public static PairedRatios of(List<Pair> rounds, Random random, LongSupplier clock) {
    int warmUp = rounds.size() / 3;
    long[] baseline = new long[rounds.size() - warmUp];
    long[] measured = new long[baseline.length];
    for (int round = 0; round < rounds.size(); round++) {
      Pair pair = rounds.get(round);
      boolean baselineFirst = random.nextBoolean();
      long first = time(baselineFirst ? pair.baseline() : pair.measured(), clock);
      long second = time(baselineFirst ? pair.measured() : pair.baseline(), clock);
      if (round >= warmUp) {
        baseline[round - warmUp] = baselineFirst ? first : second;
        measured[round - warmUp] = baselineFirst ? second : first;
      }
    }
    return ofTimes(baseline, measured);
  }

  /// Of rounds that were timed already, in nanoseconds; none of them warmed up.
  public static PairedRatios ofTimes(long[] baseline, long[] measured) {
    return new PairedRatios(
        IntStream.range(0, baseline.length)
            .mapToObj(round -> (double) measured[round] / baseline[round])
            .sorted()
            .toList(),
        median(baseline),
        median(measured));
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Nanoseconds of processor time that this thread took so far.
  public static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Nanoseconds of processor time that this process took so far, for work in several threads.
  public static long processNanos() {
    return PROCESS.getProcessCpuTime();
  }

  public double median() {
    return ratios.get(ratios.size() / 2);
  }

  /// Whether the variant takes at most so many times what the baseline takes.
  public boolean isAtMost(double goal) {
    return median() <= goal;
  }

  /// The ratio as a cost: how many times what the baseline takes.
  public String asCost() {
    return "%.2f/%.2f/%.2f ×".formatted(ratios.getFirst(), median(), ratios.getLast());
  }

  /// The ratio as a gain: how many times faster than the baseline.
  public String asGain() {
    return "%.1f/%.1f/%.1f × faster"
        .formatted(1 / ratios.getLast(), 1 / median(), 1 / ratios.getFirst());
  }

  /// A time for people.
  public static String time(long nanos) {
    if (nanos < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }
    return nanos < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  /// What work takes by a clock, at least 1.
  public static long time(Runnable work, LongSupplier clock) {
    long before = clock.getAsLong();
    work.run();
    return Math.max(1, clock.getAsLong() - before);
  }

  /// Two ways to do the same.
  public record Pair(Runnable baseline, Runnable measured) {}
}
