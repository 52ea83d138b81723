package org.kaskade.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file `secrets/admin-token` below the data directory, readable by its owner only.
final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /// 256 bits, 43 characters in base64url.
  private static final int RANDOM_BYTES = 32;

  private final Path path;

  TokenFile(Path dataDirectory) {
    this.path = dataDirectory.resolve("secrets").resolve("admin-token").toAbsolutePath();
  }

  Path path() {
    return path;
  }

  /// What an earlier start left, or null.
  @Nullable String read() {
    try {
      String token = Files.readString(path);
      closeToOthers();
      return token;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw unusable("can't be read", e);
    }
  }

  /// Makes a token. The file has its permissions from its first byte on, and is never seen half
  /// written.
  String create() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path folder = path.resolveSibling("");
    try {
      Files.createDirectories(folder, permissions(folder, "rwx------"));
      Path draft = folder.resolve("admin-token.new");
      Files.deleteIfExists(draft);
      Files.createFile(draft, permissions(folder, "rw-------"));
      Files.writeString(draft, token + "\n", StandardOpenOption.SYNC);
      Files.move(draft, path);
      return token;
    } catch (IOException e) {
      throw unusable("can't be written", e);
    }
  }

  private void closeToOthers() throws IOException {
    if (hasPermissions(path) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      LOG.warn("{} could be read by other users until now; it is closed to them again", path);
      Files.setPosixFilePermissions(path, OWNER_ONLY);
    }
  }

  private static FileAttribute<?>[] permissions(Path folder, String permissions) {
    return hasPermissions(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private UnusableToken unusable(String what, IOException cause) {
    return new UnusableToken(
        "The file of the administrator's token, %s, %s: %s.".formatted(path, what, reason(cause)),
        "Let the user that runs Kaskade read and write below kaskade.data-dir, or name a token in"
            + " KASKADE_TOKEN.",
        new UncheckedIOException(cause));
  }

  private static String reason(IOException cause) {
    return cause.getClass().getSimpleName();
  }
}
