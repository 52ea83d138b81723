package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WrongSignInsTest {
  private final InetAddress address = address("192.0.2.1");
  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final WrongSignIns wrong = wrongSignIns();

  private WrongSignIns wrongSignIns() {
    InstantSource source = () -> now;
    return new WrongSignIns(
        new SignInLimits(3, Duration.ofMinutes(1)), source.withZone(ZoneOffset.UTC));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void wrong(InetAddress from, int times) {
    for (int one = 0; one < times; one++) {
      wrong.wrong(from);
    }
  }

  @Test
  void takeAsManyAsTheLimitSays() {
    wrong(address, 2);
    assertThat(wrong.pause(address)).isZero();

    wrong(address, 1);
    assertThat(wrong.pause(address)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void areForgivenAfterTheirTime() {
    wrong(address, 3);
    now = now.plusSeconds(40);
    assertThat(wrong.pause(address)).isEqualTo(Duration.ofSeconds(20));

    now = now.plusSeconds(20);
    assertThat(wrong.pause(address)).isZero();
    wrong(address, 1);
    assertThat(wrong.pause(address)).isZero();
  }

  @Test
  void areForgottenOnceOneWasRight() {
    wrong(address, 2);
    wrong.right(address);
    wrong(address, 2);

    assertThat(wrong.pause(address)).isZero();
  }

  @Test
  void countPerAddressAndPerNetwork() {
    wrong(address("2001:db8::1"), 1);
    wrong(address("2001:db8::2"), 1);
    wrong(address("2001:db8::ffff:3"), 1);

    assertThat(wrong.pause(address("2001:db8::4"))).isPositive();
    assertThat(wrong.pause(address("2001:db8:0:1::1"))).isZero();
    assertThat(wrong.pause(address)).isZero();
  }
}
