package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Against examples that the forges' own pages give.
class WebhookSignatureTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

  private static boolean valid(String body, String secret, String... headers) {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      given.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
    }
    return WebhookSignature.isValid(
        name -> given.get(name.toLowerCase(Locale.ROOT)), body.getBytes(UTF_8), secret, NOW);
  }

  @Test
  void agreesWithTheExampleOfGitHub() {
    String code = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    String secret = "It's a Secret to Everybody";
    assertThat(valid("Hello, World!", secret, "X-Hub-Signature-256", "sha256=" + code)).isTrue();
    assertThat(valid("Hello, World!", secret, "X-Hub-Signature", "sha256=" + code)).isTrue();
    assertThat(valid("Hello, World!", secret, "X-Gitea-Signature", code)).isTrue();
    assertThat(valid("Hello, World!", secret, "X-Forgejo-Signature", code)).isTrue();
    assertThat(valid("Hello, World?", secret, "X-Hub-Signature-256", "sha256=" + code)).isFalse();
    assertThat(valid("Hello, World!", "other", "X-Gitea-Signature", code)).isFalse();
    assertThat(valid("Hello, World!", secret, "X-Hub-Signature-256", code)).isFalse();
    assertThat(valid("Hello, World!", secret, "X-Hub-Signature", "sha1=" + code)).isFalse();
    assertThat(valid("Hello, World!", secret, "X-Gitea-Signature", "")).isFalse();
    assertThat(valid("Hello, World!", secret)).isFalse();
  }

  @Test
  void agreesWithTheExampleOfStandardWebhooks() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String[] headers = {
      "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp", "1614265330",
      "webhook-signature", "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    };
    assertThat(valid("{\"test\": 2432232314}", secret, headers)).isTrue();
    assertThat(valid("{\"test\": 2432232315}", secret, headers)).isFalse();
    headers[3] = "1614264000";
    assertThat(valid("{\"test\": 2432232314}", secret, headers)).isFalse();
    headers[3] = "soon";
    assertThat(valid("{\"test\": 2432232314}", secret, headers)).isFalse();
  }

  @Test
  void takesTheSecretItselfUnlessACodeIsWrong() {
    assertThat(valid("x", "s3cret", "X-Gitlab-Token", "s3cret")).isTrue();
    assertThat(valid("x", "s3cret", "X-Gitlab-Token", "s3cre")).isFalse();
    assertThat(valid("x", "s3cret", "X-Gitlab-Token", "s3cret", "X-Hub-Signature-256", "sha256=00"))
        .isFalse();
    assertThat(valid("x", "s3cret", "X-Gitlab-Token", "s3cret", "webhook-signature", "v1,"))
        .isFalse();
  }
}
