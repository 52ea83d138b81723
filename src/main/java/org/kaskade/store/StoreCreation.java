package org.kaskade.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// Notes that a store is being made, until it has started for the first time.
///
/// Neo4j can't open what a crash leaves of a store half made. Nothing was ever answered from one,
/// so it is made anew. A store without a note is never touched.
final class StoreCreation {
  private static final String BEGUN = "begun";

  /// Written before the note is deleted, since only contents can be forced to every disk.
  private static final String DONE = "done";

  private final Path note;

  private StoreCreation(Path note) {
    this.note = note;
  }

  /// To be called before Neo4j starts: takes away what an unfinished creation left, and notes a new
  /// one if there is no store.
  ///
  /// @param note the file that holds the note
  /// @param home where Neo4j keeps everything
  static StoreCreation of(Path note, Path home) throws IOException {
    StoreCreation creation = new StoreCreation(note);
    if (Files.exists(note) && Files.readString(note).equals(BEGUN)) {
      FileSystemUtils.deleteRecursively(home);
    }
    if (!Files.exists(home.resolve("data"))) {
      creation.write(BEGUN);
    }
    return creation;
  }

  /// To be called once the store has started, and before anything is answered from it.
  void complete() throws IOException {
    if (Files.exists(note)) {
      write(DONE);
      Files.delete(note);
    }
  }

  private void write(String text) throws IOException {
    try (FileChannel channel = OwnerOnly.openFile(note)) {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
