package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How forges prove that a message is theirs: by a code over the raw body, or by the secret itself.
///
/// GitHub, Gitea, Forgejo, Gogs and Bitbucket send HMAC-SHA256 in hexadecimal digits; GitLab its
/// secret, or the code of Standard Webhooks. The strongest that a message brings is the one that
/// counts; a right secret beside a wrong code is no use. Every comparison takes the same time
/// whatever is wrong.
final class WebhookSignature {
  private static final String STANDARD = "webhook-signature";
  private static final List<String> HEXADECIMAL =
      List.of(
          "X-Hub-Signature-256",
          "X-Forgejo-Signature",
          "X-Gitea-Signature",
          "X-Gogs-Signature",
          "X-Hub-Signature");
  private static final String SECRET_ITSELF = "X-Gitlab-Token";

  /// How far the clocks of forge and server may be apart, and how long a message may be on its way.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String STANDARD_KEY = "whsec_";

  private WebhookSignature() {}

  /// Whether the message is from who knows the secret.
  ///
  /// @param header the value of a header, or null
  static boolean isValid(
      Function<String, @Nullable String> header, byte[] body, String secret, Instant now) {
    String standard = header.apply(STANDARD);
    if (standard != null) {
      return isStandard(standard, header, body, secret, now);
    }
    for (String name : HEXADECIMAL) {
      String code = header.apply(name);
      if (code != null) {
        return same(code.strip(), hexadecimal(name, hmac(bytes(secret), body)));
      }
    }
    String itself = header.apply(SECRET_ITSELF);
    // Codes are of one length, which hides that of the secret.
    return itself != null
        && MessageDigest.isEqual(
            hmac(bytes(secret), bytes(itself)), hmac(bytes(secret), bytes(secret)));
  }

  private static String hexadecimal(String header, byte[] code) {
    String digits = HexFormat.of().formatHex(code);
    return header.startsWith("X-Hub-") ? "sha256=" + digits : digits;
  }

  private static boolean isStandard(
      String signatures,
      Function<String, @Nullable String> header,
      byte[] body,
      String secret,
      Instant now) {
    String id = header.apply("webhook-id");
    String timestamp = header.apply("webhook-timestamp");
    if (id == null || timestamp == null || !isRecent(timestamp, now)) {
      return false;
    }
    byte[] before = bytes(id + "." + timestamp + ".");
    byte[] signed = Arrays.copyOf(before, before.length + body.length);
    System.arraycopy(body, 0, signed, before.length, body.length);
    String expected = "v1," + Base64.getEncoder().encodeToString(hmac(standardKey(secret), signed));
    boolean valid = false;
    // Several while the secret is being changed.
    for (String signature : signatures.split(" ", 10)) {
      valid |= same(signature, expected);
    }
    return valid;
  }

  private static boolean isRecent(String timestamp, Instant now) {
    try {
      return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
              .abs()
              .compareTo(TOLERANCE)
          <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static byte[] standardKey(String secret) {
    if (secret.startsWith(STANDARD_KEY)) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.substring(STANDARD_KEY.length()));
        if (key.length > 0) {
          return key;
        }
      } catch (IllegalArgumentException notOfThatForm) {
        // A secret that only begins so.
        return bytes(secret);
      }
    }
    return bytes(secret);
  }

  private static boolean same(String presented, String expected) {
    return MessageDigest.isEqual(bytes(presented), bytes(expected));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
