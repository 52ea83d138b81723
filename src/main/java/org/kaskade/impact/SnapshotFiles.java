package org.kaskade.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Revision;
import org.kaskade.graph.SnapshotFile;
import org.kaskade.graph.UnusableSnapshot;
import org.kaskade.schema.CmdbSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Snapshots in files under the data directory, so that a start reads one and the journal after it
/// instead of the whole store.
///
/// A file is named by its revision and that one's hash, and counts only while the store has this
/// very revision. What can't be used, because it is damaged, of another schema or of another store,
/// is deleted.
@Component
class SnapshotFiles {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);
  private static final Pattern NAME = Pattern.compile("snapshot-(\\d{1,9})-([0-9a-f]{16})\\.bin");
  private static final int KEPT = 2;

  private final Path folder;
  private final EstateReader estate;
  private final String schemaHash;

  SnapshotFiles(
      @Value("${kaskade.data-dir}") Path dataDirectory, EstateReader estate, CmdbSchema schema) {
    this.folder = dataDirectory.resolve("snapshots");
    this.estate = estate;
    this.schemaHash = hash(schema);
  }

  private record Named(Path path, int revision, String hash) {}

  /// The newest usable snapshot.
  Optional<Snapshot> newest() {
    for (Named file : files()) {
      Optional<Snapshot> found = read(file);
      if (found.isPresent()) {
        return found;
      }
      delete(file.path());
    }
    return Optional.empty();
  }

  /// Writes a snapshot, unless it is of an estate nobody has written to, and forgets older ones. A
  /// disk that refuses costs time at the next start, nothing more.
  void write(Snapshot snapshot) {
    int number = snapshot.revision().number();
    String hash = estate.hashOf(number).orElse("");
    if (hash.length() < 16) {
      return;
    }
    Path path = folder.resolve("snapshot-%d-%s.bin".formatted(number, hash.substring(0, 16)));
    try {
      Files.createDirectories(folder);
      new SnapshotFile(path, schemaHash).write(snapshot.graph(), number);
      List<Named> files = files();
      files.subList(Math.min(KEPT, files.size()), files.size()).forEach(f -> delete(f.path()));
    } catch (IOException refused) {
      LOG.warn(
          "The snapshot could not be written to {}; the next start takes longer.", path, refused);
    }
  }

  private Optional<Snapshot> read(Named file) {
    Optional<Revision> revision =
        estate
            .hashOf(file.revision())
            .filter(hash -> hash.startsWith(file.hash()))
            .flatMap(hash -> estate.revision(file.revision()));
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    try {
      SnapshotFile.Content content = new SnapshotFile(file.path(), schemaHash).read();
      return Optional.of(new Snapshot(revision.get(), content.graph()));
    } catch (IOException | UnusableSnapshot unusable) {
      LOG.info("{} is not used: {}", file.path(), unusable.getMessage());
      return Optional.empty();
    }
  }

  /// Newest first.
  private List<Named> files() {
    List<Named> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (name.matches()) {
          found.add(new Named(path, Integer.parseInt(name.group(1)), name.group(2)));
        }
      }
    } catch (IOException unreadable) {
      LOG.warn("{} can't be read.", folder, unreadable);
    }
    found.sort(Comparator.comparingInt(Named::revision).reversed());
    return found;
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException stays) {
      LOG.warn("{} can't be deleted.", path, stays);
    }
  }

  private static String hash(CmdbSchema schema) {
    try {
      String all = schema.classes() + "\n" + schema.relationshipTypes();
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
