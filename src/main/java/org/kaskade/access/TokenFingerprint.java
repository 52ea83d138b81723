package org.kaskade.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a token: its SHA-256. Enough to recognise it, useless to sign in with.
///
/// A salt or a slow hash would protect secrets that people think up; these are 256 random bits.
public final class TokenFingerprint {
  private TokenFingerprint() {}

  /// 64 hexadecimal digits.
  public static String of(String token) {
    return HexFormat.of().formatHex(digest(token));
  }

  static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
