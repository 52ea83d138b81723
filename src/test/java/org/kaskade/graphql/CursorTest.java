package org.kaskade.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Cursor CURSOR = new Cursor(42, "cis-by-key", "server:web-01:ß\n🙂");

  @Test
  void isReadAsItWasWritten() {
    assertThat(Cursor.parse(CURSOR.encoded(), "cis-by-key")).isEqualTo(CURSOR);
  }

  @Test
  void standsInUrlsAsItIs() {
    assertThat(CURSOR.encoded()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void isRefusedInAnotherList() {
    refused(CURSOR.encoded(), "dependents-by-key", "another list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v2:1:cis-by-key:k",
        "v1:1:cis-by-key",
        "v1:-1:cis-by-key:k",
        "v1:01:cis-by-key:k",
        "v1:99999999999999999999:cis-by-key:k",
        "v1:1:CIS:k",
        "",
        "v1:::"
      })
  void isRefusedInAnotherForm(String text) {
    refused(base64(text.getBytes(StandardCharsets.UTF_8)), "cis-by-key", "none of this server's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "!!!", "djE6MTpjaXM6aw==", "a", "\u0000", "v1:1:cis-by-key:k"})
  void isRefusedInAnotherSpelling(String encoded) {
    refused(encoded, "cis-by-key", "none of this server's");
  }

  @Test
  void isRefusedWhenItIsNoText() {
    refused(base64(new byte[] {'v', '1', ':', (byte) 0xC0, (byte) 0x80}), "cis-by-key", "none");
    refused("A".repeat(1_000_000), "cis-by-key", "none");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void survivesForgery(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      byte[] forged = CURSOR.encoded().getBytes(StandardCharsets.US_ASCII);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        forged[random.nextInt(forged.length)] = (byte) random.nextInt(128);
      }
      String text = new String(forged, StandardCharsets.US_ASCII);
      try {
        Cursor read = Cursor.parse(text, "cis-by-key");
        assertThat(read.encoded()).as("seed %d, cursor %s", seed, text).isEqualTo(text);
      } catch (RequestRefused refused) {
        assertThat(refused.code()).as("seed %d, cursor %s", seed, text).isEqualTo("INVALID_CURSOR");
      }
    }
  }

  private static void refused(String encoded, String order, String why) {
    assertThatExceptionOfType(RequestRefused.class)
        .isThrownBy(() -> Cursor.parse(encoded, order))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.code()).isEqualTo("INVALID_CURSOR"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
