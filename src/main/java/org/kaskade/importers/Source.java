package org.kaskade.importers;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A repository that is kept in step with the estate, and how to read it.
///
/// @param name unique; scopes what has no wider identity
/// @param url anything that Git can fetch from, without credentials
/// @param branch null for the repository's default branch
/// @param format the name of a reader
/// @param paths globs, relative to the repository's root
/// @param every how often the branch is looked at; null for on demand
/// @param options settings of the format
/// @param secrets where its secrets stand
/// @param lastSync null before the first
public record Source(
    String name,
    String url,
    @Nullable String branch,
    String format,
    List<String> paths,
    @Nullable Duration every,
    Map<String, Object> options,
    SourceSecrets secrets,
    @Nullable SyncReport lastSync) {
  public Source {
    paths = List.copyOf(paths);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  public boolean hasCredential() {
    return secrets.credential() != null;
  }

  public boolean hasSshKey() {
    return secrets.sshKey() != null;
  }

  public boolean hasWebhookSecret() {
    return secrets.webhookSecret() != null;
  }
}
