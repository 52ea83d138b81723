package org.kaskade.importers;

import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.GitCredentials;
import org.kaskade.importers.git.SecretReference;

/// Where the secrets of a source stand. What stands there is never kept, nor is it shown that a
/// reference is more than set.
///
/// @param credential of the repository over https
/// @param sshKey of the repository over ssh
/// @param webhookSecret that a forge signs its messages with
public record SourceSecrets(
    @Nullable SecretReference credential,
    @Nullable SecretReference sshKey,
    @Nullable SecretReference webhookSecret) {
  static final SourceSecrets NONE = new SourceSecrets(null, null, null);

  static SourceSecrets of(
      @Nullable String credential, @Nullable String sshKey, @Nullable String webhookSecret) {
    return new SourceSecrets(reference(credential), reference(sshKey), reference(webhookSecret));
  }

  private static @Nullable SecretReference reference(@Nullable String text) {
    return text == null ? null : new SecretReference(text);
  }

  static @Nullable String text(@Nullable SecretReference reference) {
    return reference == null ? null : reference.text();
  }

  GitCredentials ofRepository() {
    return new GitCredentials(credential, sshKey);
  }
}
