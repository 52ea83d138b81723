package org.kaskade.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A graph in a file, with the revision it is of, so that a restart need not ask the store for
/// everything.
///
/// Reading takes about as long as reading the bytes: they are the arrays of the graph. A file is
/// whole or not there: it is written under another name, forced to the disk and then renamed. What
/// was changed afterwards or is cut short is recognised by checksums and not read as a graph.
///
/// @param schemaHash identifies the schema that the graph was built under
public record SnapshotFile(Path path, String schemaHash) {
  /// What every snapshot file begins with, whatever its version.
  private static final long MAGIC = 0x4B41534B41444547L;

  /// A graph that was read.
  ///
  /// @param revision the number that was given when it was written
  public record Content(DependencyGraph graph, long revision) {}

  /// Writes the graph in place of what the file held. Takes time linear in the graph, and for one
  /// that was derived the memory of another one meanwhile.
  public void write(DependencyGraph graph, long revision) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path folder = Objects.requireNonNull(absolute.getParent(), "a file stands in a folder");
    Path draft = absolute.resolveSibling(absolute.getFileName() + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer start = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
      start.putLong(MAGIC).putInt(GraphFormat.VERSION).flip();
      while (start.hasRemaining()) {
        channel.write(start);
      }
      BlockOutput out = new BlockOutput(channel);
      out.writeText(schemaHash);
      out.writeLong(revision);
      GraphFormat.write(Flattening.of(graph), out);
      out.end();
      channel.force(true);
    }
    Files.move(
        draft, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
  }

  /// Reads what was written.
  ///
  /// @throws UnusableSnapshot when the file does not hold a graph of this schema, whole and in the
  ///   format of this version
  /// @throws java.nio.file.NoSuchFileException when there is no file
  public Content read() throws IOException, UnusableSnapshot {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      checkFormat(channel);
      BlockInput in = new BlockInput(channel);
      String hash = in.readText();
      if (!schemaHash.equals(hash)) {
        throw new UnusableSnapshot(
            UnusableSnapshot.Reason.OTHER_SCHEMA,
            path,
            "written under the schema %s, not %s".formatted(hash, schemaHash));
      }
      long revision = in.readLong();
      DependencyGraph graph = GraphFormat.read(in);
      in.end();
      return new Content(graph, revision);
    } catch (BlockInput.Damaged damaged) {
      throw new UnusableSnapshot(
          UnusableSnapshot.Reason.DAMAGED, path, "damaged, " + damaged.getMessage());
    }
  }

  private void checkFormat(FileChannel channel) throws IOException, UnusableSnapshot {
    ByteBuffer start = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
    while (start.hasRemaining() && channel.read(start) >= 0) {
      // A channel may read less than there is.
    }
    if (start.hasRemaining()) {
      throw new UnusableSnapshot(
          UnusableSnapshot.Reason.DAMAGED, path, "damaged, it ends within its first bytes");
    }
    start.flip();
    if (start.getLong() != MAGIC) {
      throw new UnusableSnapshot(UnusableSnapshot.Reason.OTHER_FORMAT, path, "not a snapshot");
    }
    int version = start.getInt();
    if (version != GraphFormat.VERSION) {
      throw new UnusableSnapshot(
          UnusableSnapshot.Reason.OTHER_FORMAT,
          path,
          "of format %d, and this version reads format %d".formatted(version, GraphFormat.VERSION));
    }
  }

  /// Makes the new name last; where a folder cannot be opened the file system sees to that itself.
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notAFile) {
      return;
    }
  }
}
