package org.kaskade.importers.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;

/// What a private repository is opened with.
///
/// @param token for https: a token, or `user:password`
/// @param sshKey for ssh: a private key without a passphrase, in place of those of the server's
///   user
public record GitCredentials(@Nullable SecretReference token, @Nullable SecretReference sshKey) {
  /// For repositories that anyone may read.
  public static final GitCredentials NONE = new GitCredentials(null, null);

  /// The name that goes with a bare token; the large forges take any.
  private static final String ANY_USER = "x-access-token";

  Optional<CredentialsProvider> basic() {
    if (token == null) {
      return Optional.empty();
    }
    String secret = token.read();
    int colon = secret.indexOf(':');
    return Optional.of(
        colon > 0
            ? new UsernamePasswordCredentialsProvider(
                secret.substring(0, colon), secret.substring(colon + 1))
            : new UsernamePasswordCredentialsProvider(ANY_USER, secret));
  }

  /// Empty for the keys of the server's user.
  List<KeyPair> keys() {
    List<KeyPair> keys = new ArrayList<>();
    if (sshKey != null) {
      byte[] text = (sshKey.read() + "\n").getBytes(StandardCharsets.UTF_8);
      try {
        Iterable<KeyPair> found =
            SecurityUtils.loadKeyPairIdentities(
                null,
                NamedResource.ofName(sshKey.text()),
                new ByteArrayInputStream(text),
                FilePasswordProvider.EMPTY);
        if (found != null) {
          found.forEach(keys::add);
        }
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        // What is wrong with it could quote the key.
        keys.clear();
      }
      if (keys.isEmpty()) {
        throw new UnusableSource(
            Reason.CREDENTIAL,
            "What %s holds is no private key without a passphrase, in the format of OpenSSH or PEM. Make one with 'ssh-keygen -t ed25519 -N \"\"'."
                .formatted(sshKey));
      }
    }
    return keys;
  }
}
