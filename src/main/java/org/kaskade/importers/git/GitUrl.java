package org.kaskade.importers.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;

/// The address of a repository, known to be of an allowed kind and to hold no credential.
///
/// Allowed are `https://host/path`, `ssh://user@host/path`, `user@host:path`, an absolute path and
/// a `file:` URL, and plain `http://` to this machine itself. Only the server's administrators may
/// name local ones: see {@link #isLocal()}.
public final class GitUrl {
  private static final int MAXIMUM_LENGTH = 2_048;
  private static final String ALLOWED =
      "Allowed are https://host/path, ssh://user@host/path, user@host:path, an absolute path and a"
          + " file: URL; http:// only to this machine.";
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern SCP_LIKE =
      Pattern.compile("([^@/:]+)@(\\[[0-9A-Fa-f:.]+]|[^@/:\\[\\]]+):(?![-:])([^:].*)");

  private final Kind kind;
  private final String text;
  private final @Nullable Path path;
  private final @Nullable String host;

  /// How the repository is reached.
  public enum Kind {
    LOCAL,
    HTTPS,
    HTTP,
    SSH
  }

  private GitUrl(Kind kind, String text, @Nullable Path path, @Nullable String host) {
    this.kind = kind;
    this.text = text;
    this.path = path;
    this.host = host;
  }

  /// Checks the address without contacting anything.
  ///
  /// @throws UnusableSource when it is not allowed; the message doesn't repeat what could be secret
  public static GitUrl of(String text) {
    if (text.isBlank()) {
      throw refused("it is empty");
    }
    if (text.length() > MAXIMUM_LENGTH) {
      throw refused("it is longer than " + MAXIMUM_LENGTH + " characters");
    }
    if (text.codePoints().anyMatch(GitUrl::isUnprintable) || !text.equals(text.strip())) {
      throw refused("it has control characters, or blanks around it");
    }
    if (text.startsWith("-")) {
      throw refused("it starts with '-' like an option");
    }
    Path absolute = absolutePath(text);
    if (absolute != null) {
      return new GitUrl(Kind.LOCAL, text, absolute, null);
    }
    Matcher scpLike = SCP_LIKE.matcher(text);
    if (scpLike.matches() && !text.contains("://")) {
      return ssh(text, scpLike.group(1), scpLike.group(2));
    }
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      throw refused("it is neither a URL nor an absolute path");
    }
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "file" -> file(text);
      case "https" -> web(Kind.HTTPS, text);
      case "http" -> web(Kind.HTTP, text);
      case "ssh" -> ssh(text);
      default -> throw refused("'" + scheme.group(1) + ":' is not a kind Kaskade fetches from");
    };
  }

  public Kind kind() {
    return kind;
  }

  /// Whether it names a place on this machine's disk, which only administrators may.
  public boolean isLocal() {
    return kind == Kind.LOCAL;
  }

  /// The local folder; only of a local URL.
  Path path() {
    if (path == null) {
      throw new IllegalStateException(text + " is not local");
    }
    return path;
  }

  /// The remote's host; only of a remote URL.
  String host() {
    if (host == null) {
      throw new IllegalStateException(text + " has no host");
    }
    return host;
  }

  private static GitUrl web(Kind kind, String text) {
    URI uri = parsed(text);
    if (uri.getRawUserInfo() != null) {
      throw refused(
          "it has a user name, password or token before '@'. Credentials do not belong into the"
              + " URL; remove them and use ssh with a key for a private repository");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("it has a query or fragment ('?', '#'), which could hold a credential");
    }
    String host = host(uri);
    if (uri.getRawPath() == null || uri.getRawPath().length() < 2) {
      throw refused("it names no repository on " + host);
    }
    HostRules.checkName(host);
    if (kind == Kind.HTTP && !HostRules.isLoopbackName(host)) {
      throw refused(
          "plain http to " + host + " could be read and changed on the way. Write https://");
    }
    return new GitUrl(kind, text, null, host);
  }

  private static GitUrl ssh(String text) {
    URI uri = parsed(text);
    String user = uri.getRawUserInfo();
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("it has a query or fragment ('?', '#')");
    }
    String host = host(uri);
    if (uri.getRawPath() == null
        || uri.getRawPath().length() < 2
        || uri.getRawPath().startsWith("/-")) {
      throw refused("it names no repository on " + host);
    }
    return ssh(text, user == null ? "git" : user, host);
  }

  private static GitUrl ssh(String text, String user, String host) {
    if (user.contains(":")) {
      throw refused(
          "it has a password before '@'. Credentials do not belong into the URL; use a key");
    }
    if (!USER.matcher(user).matches() || host.startsWith("-")) {
      throw refused("its user or host is not a plain name");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    HostRules.checkName(bare);
    return new GitUrl(Kind.SSH, text, null, bare);
  }

  private static GitUrl file(String text) {
    URI uri = parsed(text);
    String authority = uri.getRawAuthority();
    if (authority != null && !authority.equalsIgnoreCase("localhost")) {
      throw refused("a file: URL names a folder of this machine: write file:///path");
    }
    try {
      Path path = Path.of(new URI("file", null, uri.getPath(), null));
      return new GitUrl(Kind.LOCAL, text, path.normalize(), null);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw new UnusableSource(
          Reason.URL, "The URL is refused: its path is not absolute. " + ALLOWED, e);
    }
  }

  private static @Nullable Path absolutePath(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() ? path.normalize() : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost();
    if (host == null || host.isEmpty() || host.startsWith("-") || host.contains("%")) {
      throw refused("it has no valid host name");
    }
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The exception quotes the text, which could hold a password.
      throw refused("it is malformed; write special characters as %XX");
    }
  }

  private static boolean isUnprintable(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.SURROGATE;
  }

  private static UnusableSource refused(String why) {
    return new UnusableSource(Reason.URL, "The URL is refused: " + why + ". " + ALLOWED);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GitUrl url && url.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /// As given; holds no credential.
  @Override
  public String toString() {
    return text;
  }
}
