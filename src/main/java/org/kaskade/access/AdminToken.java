package org.kaskade.access;

import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The token that signs in the administrator, for the start-up to announce.
///
/// @param value the secret; never log it, `toString` masks it
/// @param generated whether this start made it, so that nobody has seen it yet
/// @param file where it is kept for the next start; null when `kaskade.token` names it
public record AdminToken(String value, boolean generated, @Nullable Path file) {
  /// Fewer characters could be guessed.
  static final int SHORTEST = 16;

  /// Whether somebody presented this token. Takes the same time for every wrong one: digests are of
  /// one length, which hides the length of the token.
  boolean matches(String presented) {
    return MessageDigest.isEqual(
        TokenFingerprint.digest(value), TokenFingerprint.digest(presented));
  }

  @Override
  public String toString() {
    return "AdminToken[value=****, generated=" + generated + ", file=" + file + "]";
  }
}
