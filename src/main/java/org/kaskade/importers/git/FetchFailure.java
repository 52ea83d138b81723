package org.kaskade.importers.git;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Says why a fetch failed, to someone who knows the source but not JGit.
final class FetchFailure {
  private static final int LONGEST = 300;

  private FetchFailure() {}

  static UnusableSource of(
      GitUrl url, GitCredentials credentials, FetchBudget budget, Exception failure) {
    String exceeded = budget.exceeded();
    if (exceeded != null) {
      return new UnusableSource(
          Reason.LIMIT,
          "Fetching %s was ended: %s. Name a smaller repository, or raise the limit."
              .formatted(url, exceeded),
          failure);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new UnusableSource(
          Reason.CONNECTION, "Fetching " + url + " was cancelled. Sync again.", failure);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TooLargeObjectInPackException) {
        return new UnusableSource(
            Reason.LIMIT,
            "Fetching %s was ended: it holds an object larger than the limit. Keep large files elsewhere, or raise the limit."
                .formatted(url),
            failure);
      }
    }
    return new UnusableSource(
        Reason.CONNECTION, url + " can't be fetched: " + why(url, credentials, failure), failure);
  }

  /// Names references to secrets, never what they hold.
  private static String signIn(GitUrl url, GitCredentials credentials) {
    boolean ssh = url.kind() == GitUrl.Kind.SSH;
    SecretReference given = ssh ? credentials.sshKey() : credentials.token();
    if (given != null) {
      return "it wants to be signed in to, and refuses what %s holds. See whether that is still valid and may read this repository."
          .formatted(given);
    }
    return ssh
        ? "it wants to be signed in to, and refuses the keys of the server's user. Name a key in"
            + " 'sshKey' of the source, e.g. file:/run/secrets/git-key."
        : "it wants to be signed in to. Name a token in 'credential' of the source, e.g."
            + " env:GIT_TOKEN or file:/run/secrets/git-token, use ssh, or a repository that may be"
            + " read without.";
  }

  private static String why(GitUrl url, GitCredentials credentials, Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = Text.cut(Text.printable(String.valueOf(root.getMessage())), LONGEST);
    if (root instanceof UnknownHostException) {
      return "its host is unknown. Correct the URL, or check the server's name resolution.";
    }
    if (root instanceof SocketTimeoutException) {
      return "it doesn't answer in time. Check the network and the host, then sync again.";
    }
    if (root instanceof ConnectException) {
      return "the connection failed (%s). Check host and port.".formatted(said);
    }
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("not authorized")
        || lower.contains("authentication")
        || lower.contains("auth fail")
        || lower.contains("no more authentication")) {
      return signIn(url, credentials);
    }
    if (lower.contains("not found")) {
      return "there is no such repository, or it is private (%s).".formatted(said);
    }
    if (lower.contains("server key") || lower.contains("host key")) {
      return "its host key is not known (%s). Add it to the known_hosts of the server's user."
          .formatted(said);
    }
    return said + (said.endsWith(".") ? "" : ".");
  }
}
