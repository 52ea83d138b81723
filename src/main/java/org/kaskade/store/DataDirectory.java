package org.kaskade.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The directory this process keeps everything in, held by a lock until it is closed.
///
/// Neo4j's own lock lets a second opener wait 16 s for an obscure message; this one refuses at once
/// and says who holds it. The operating system frees it with the process, however that ends.
public final class DataDirectory implements AutoCloseable {
  /// A byte no content reaches, since a locked region can't be read on every operating system.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Creates the directory if need be, readable by its owner only, and takes its lock.
  ///
  /// @throws UnusableStore if another process holds it or it can't be written
  public static DataDirectory open(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(path)) {
        OwnerOnly.createDirectory(path);
      }
      return new DataDirectory(path, lock(path));
    } catch (IOException failure) {
      throw new UnusableStore(
          "The data directory %s can't be used: %s".formatted(path, reason(failure)),
          "Make it writable for this user, or choose another one with --kaskade.data-dir=<path>.",
          failure);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    Path file = path.resolve("kaskade.lock");
    FileChannel channel = OwnerOnly.openFile(file);
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(path, Files.readString(file));
      }
    } catch (OverlappingFileLockException held) {
      channel.close();
      throw inUse(path, holder());
    } catch (IOException | UnusableStore failure) {
      channel.close();
      throw failure;
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)));
    channel.force(true);
    return channel;
  }

  private static String holder() {
    return "process %d, started %s"
        .formatted(
            ProcessHandle.current().pid(),
            ProcessHandle.current()
                .info()
                .startInstant()
                .orElseGet(Instant::now)
                .truncatedTo(ChronoUnit.SECONDS));
  }

  private static UnusableStore inUse(Path path, String holder) {
    return new UnusableStore(
        "The data directory %s is in use by another Kaskade (%s)."
            .formatted(path, holder.isBlank() ? "process unknown" : holder.strip()),
        "Stop that process, or choose another directory with --kaskade.data-dir=<path>.");
  }

  private static String reason(IOException failure) {
    return failure.getClass().getSimpleName() + " " + failure.getMessage();
  }

  public Path path() {
    return path;
  }

  /// A directory within, created if need be, that only its owner can enter.
  Path subdirectory(String name) {
    Path directory = path.resolve(name);
    try {
      OwnerOnly.createDirectory(directory);
      return directory;
    } catch (IOException failure) {
      throw new UnusableStore(
          "The directory %s can't be created: %s".formatted(directory, reason(failure)),
          "Make %s writable for this user.".formatted(path),
          failure);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
