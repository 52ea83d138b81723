package org.kaskade.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/// The generated password of the embedded store, kept in a file only its owner can read.
///
/// It is on disk before Neo4j learns it, so that a crash between the two locks nobody out.
record StorePassword(String text) {
  /// 192 bits, beyond guessing.
  private static final int RANDOM_BYTES = 24;

  /// The password kept in this directory; a new one if there is none.
  static StorePassword keptIn(Path secrets) {
    Path file = secrets.resolve("neo4j-password");
    try {
      if (!Files.exists(file)) {
        write(file, generate());
      }
      return new StorePassword(Files.readString(file).strip());
    } catch (IOException failure) {
      throw new UnusableStore(
          "The password of the embedded Neo4j can't be read or written at %s: %s"
              .formatted(file, failure.getClass().getSimpleName()),
          "Make the file readable and its directory writable for this user.",
          failure);
    }
  }

  private static void write(Path file, String password) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = OwnerOnly.openFile(unfinished)) {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String generate() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public String toString() {
    return "StorePassword[hidden]";
  }
}
