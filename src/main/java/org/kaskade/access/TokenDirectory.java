package org.kaskade.access;

import java.util.Optional;

/// Tokens besides the administrator's: at most one bean, of the module that keeps them.
///
/// Asked for every request, so it answers from memory; and at every request anew, so that a token
/// that was withdrawn stops working.
@FunctionalInterface
public interface TokenDirectory {
  /// Whom a token signs in.
  ///
  /// @param fingerprint of the token, see {@link TokenFingerprint}; nobody keeps tokens themselves
  /// @return empty when no valid token has it
  Optional<Actor> find(String fingerprint);
}
