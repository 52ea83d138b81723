package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/// Where the web site of a Git host shows a line of a file.
///
/// Hosts are known by their names, those of one's own by how they begin: `github.`, `gitlab.`,
/// `gitea.`, `forgejo.`. Of others nothing is guessed.
final class LineAddress {
  private static final Pattern HTTPS = Pattern.compile("https://([A-Za-z0-9.-]+(?::[0-9]+)?)/(.+)");
  private static final Pattern SSH =
      Pattern.compile("ssh://(?:[^@/]+@)?([A-Za-z0-9.-]+)(?::[0-9]+)?/(.+)");
  private static final Pattern SCP_LIKE = Pattern.compile("[^@/:]+@([A-Za-z0-9.-]+):/?([^/].*)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/-]+");

  private LineAddress() {}

  /// @param url of the repository
  /// @param commit full id
  static Optional<String> of(String url, String commit, String path, int line) {
    for (Pattern form : new Pattern[] {HTTPS, SSH, SCP_LIKE}) {
      Matcher known = form.matcher(url);
      if (known.matches()) {
        String repository = known.group(2).replaceAll("/+$", "").replaceAll("\\.git$", "");
        return PLAIN.matcher(repository).matches()
            ? at(known.group(1), repository, commit, encoded(path), line)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(
      String host, String repository, String commit, String path, int line) {
    String form =
        switch (kind(host.toLowerCase(Locale.ROOT))) {
          case "github" -> "https://%s/%s/blob/%s/%s#L%d";
          case "gitlab" -> "https://%s/%s/-/blob/%s/%s#L%d";
          case "gitea", "forgejo", "codeberg" -> "https://%s/%s/src/commit/%s/%s#L%d";
          case "bitbucket" -> "https://%s/%s/src/%s/%s#lines-%d";
          default -> "";
        };
    return form.isEmpty()
        ? Optional.empty()
        : Optional.of(form.formatted(host, repository, commit, path, line));
  }

  /// `bitbucket.` of one's own is another program than bitbucket.org.
  private static String kind(String host) {
    String first = host.substring(0, Math.max(0, host.indexOf('.')));
    return switch (first) {
      case "bitbucket" -> host.equals("bitbucket.org") ? first : "";
      case "codeberg" -> host.equals("codeberg.org") ? first : "";
      default -> first;
    };
  }

  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(name -> UriUtils.encode(name, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/"));
  }
}
