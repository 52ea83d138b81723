package org.kaskade.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// Slows down who guesses tokens: after some wrong ones from an address no token from there is
/// looked at for a while, not even a right one.
///
/// An address of IPv6 counts with its whole /64, which one household has to itself. Holds the last
/// ten thousand addresses that were wrong.
final class WrongSignIns {
  private static final int KEPT = 10_000;
  private static final int PREFIX_BYTES = 8;

  private final SignInLimits limits;
  private final Clock clock;
  private final Cache<String, Tally> tallies = Caffeine.newBuilder().maximumSize(KEPT).build();

  /// @param since the first of them
  private record Tally(int wrong, Instant since) {}

  WrongSignIns(SignInLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// How long tokens from an address are not looked at yet; nothing at all when they are.
  Duration pause(InetAddress address) {
    Tally tally = tallies.getIfPresent(name(address));
    if (tally == null || tally.wrong() < limits.wrongSignIns()) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), tally.since().plus(limits.signInPause()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  void wrong(InetAddress address) {
    Instant now = clock.instant();
    tallies
        .asMap()
        .merge(
            name(address),
            new Tally(1, now),
            (before, one) ->
                before.since().plus(limits.signInPause()).isAfter(now)
                    ? new Tally(before.wrong() + 1, before.since())
                    : one);
  }

  void right(InetAddress address) {
    tallies.invalidate(name(address));
  }

  private static String name(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, PREFIX_BYTES) : bytes);
  }
}
