package org.kaskade.graph;

import java.util.SplittableRandom;

/// The probability that {@link FailureModes} bring a CI down together, estimated by sampling.
///
/// The same on every run: the seed is fixed. A mode that rarely fails is not drawn once per sample;
/// the samples in which it does fail are drawn, by geometric steps, so a sample costs what fails in
/// it. The interval is Wilson's (J. Am. Stat. Assoc. 22(158), 1927), which is sound also when no
/// sample failed.
final class SampledFailure {
  /// Of the standard normal distribution, for 95 %.
  private static final double Z = 1.959963984540054;

  private static final int BLOCK = 4096;
  private static final long SEED = 0x6B61736B616465L;

  private final double[] probabilities;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final JointFailure joint;

  /// Per sample of a block the place after its last failure in `failed`, or 0; there the mode, and
  /// the place after the failure before.
  private final int[] last = new int[BLOCK];

  private final IntList failed = new IntList();
  private final IntList before = new IntList();

  private long samples;
  private long failures;

  /// Draws that many samples, or as many as there is patience for, at least a few thousand.
  ///
  /// @param probabilities per mode
  SampledFailure(FailureModes modes, double[] probabilities, long samples, Patience patience) {
    this.probabilities = probabilities;
    this.joint = new JointFailure(modes);
    do {
      block((int) Math.min(BLOCK, samples - this.samples));
      patience.report(this.samples, samples);
    } while (this.samples < samples && !patience.isOver());
  }

  long samples() {
    return samples;
  }

  double estimate() {
    return (double) failures / samples;
  }

  /// The lower end of the 95 % interval.
  double lower() {
    return Math.max(0, center() - spread());
  }

  /// The upper end of the 95 % interval.
  double upper() {
    return Math.min(1, center() + spread());
  }

  private double center() {
    return (estimate() + Z * Z / (2 * samples)) / (1 + Z * Z / samples);
  }

  private double spread() {
    double share = estimate();
    return Z
        * Math.sqrt(share * (1 - share) / samples + Z * Z / (4.0 * samples * samples))
        / (1 + Z * Z / samples);
  }

  private void block(int size) {
    for (int mode = 0; mode < probabilities.length; mode++) {
      draw(mode, size);
    }
    for (int sample = 0; sample < size; sample++) {
      for (int at = last[sample]; at > 0 && !joint.isOut(); at = before.get(at - 1)) {
        joint.add(failed.get(at - 1));
      }
      failures += joint.isOut() ? 1 : 0;
      joint.backTo(0);
      last[sample] = 0;
    }
    failed.clear();
    before.clear();
    samples += size;
  }

  private void draw(int mode, int size) {
    if (probabilities[mode] <= 0) {
      return;
    }
    double scale = 1 / Math.log1p(-probabilities[mode]);
    double sample = -1;
    while (true) {
      // 1 - nextDouble() lies in (0, 1].
      sample += 1 + Math.floor(Math.log(1 - random.nextDouble()) * scale);
      if (!(sample < size)) {
        return;
      }
      failed.add(mode);
      before.add(last[(int) sample]);
      last[(int) sample] = failed.size;
    }
  }
}
