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

  static UnusableSource of(GitUrl url, FetchBudget budget, Exception failure) {
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
        Reason.CONNECTION, url + " can't be fetched: " + why(failure), failure);
  }

  private static String why(Throwable failure) {
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
      return "it wants to be signed in to. Use ssh with a key of the server's user, or a repository"
          + " that may be read without.";
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
