package org.kaskade.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and directories that no other user of the machine can read.
///
/// Neo4j writes its own files readable by all, so what keeps others out is the directory they are
/// in. Where the file system has no POSIX permissions, its own defaults apply.
final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";

  private OwnerOnly() {}

  /// Creates the directory, or takes the rights of others from the one that is there.
  static void createDirectory(Path directory) throws IOException {
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, only(DIRECTORY));
    } else if (POSIX) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY));
    }
  }

  /// Opens the file for writing and creates it if need be.
  static FileChannel openFile(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), only(FILE));
  }

  private static FileAttribute<?>[] only(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
