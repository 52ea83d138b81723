package org.kaskade.importers.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Where a secret stands: `env:NAME`, a variable of the server's environment, or `file:/path`, a
/// file that the server can read.
///
/// Sources hold references alone, so that neither the store nor an answer ever has the secret. It
/// is read each time it is needed: a new one counts at once.
///
/// @param text the reference, which may be shown
public record SecretReference(String text) {
  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "env:";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");

  /// Bytes of a file; keys have a few thousand.
  private static final int LARGEST = 64 << 10;

  /// @throws UnusableSource unless it has the form of a reference; the message doesn't repeat it,
  ///   for it could be the secret itself
  public SecretReference {
    boolean variable =
        text.startsWith(ENVIRONMENT)
            && VARIABLE.matcher(text.substring(ENVIRONMENT.length())).matches();
    if (!variable && path(text) == null) {
      throw new UnusableSource(
          Reason.CREDENTIAL,
          "A secret is named, not given: write env:NAME for a variable of the server's environment,"
              + " or file:/path for a file on the server.");
    }
  }

  /// What stands there now, without blanks and line ends around it.
  ///
  /// @throws UnusableSource when there is nothing; the message names the reference alone
  public String read() {
    return read(System.getenv());
  }

  String read(Map<String, String> environment) {
    Path path = path(text);
    String value =
        path == null ? environment.get(text.substring(ENVIRONMENT.length())) : content(path);
    if (value == null || value.isBlank()) {
      throw unreadable(value == null ? "is not set" : "is empty", null);
    }
    return value.strip();
  }

  private @Nullable String content(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      byte[] bytes = file.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw unreadable("is larger than 64 KiB", null);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw unreadable("does not exist", e);
    } catch (IOException e) {
      throw unreadable("can't be read by the server", e);
    }
  }

  private UnusableSource unreadable(String why, @Nullable Exception cause) {
    String message =
        "The secret %s %s. Provide it to the server, or change the reference with addSource."
            .formatted(text, why);
    return cause == null
        ? new UnusableSource(Reason.CREDENTIAL, message)
        : new UnusableSource(Reason.CREDENTIAL, message, cause);
  }

  private static @Nullable Path path(String text) {
    if (!text.startsWith(FILE)) {
      return null;
    }
    try {
      String rest = text.substring(FILE.length());
      Path path = Path.of(rest.startsWith("///") ? rest.substring(2) : rest);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
