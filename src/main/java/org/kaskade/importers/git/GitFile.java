package org.kaskade.importers.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.UnreadableFile;

/// A file of one commit, read from the object database when asked for. Any thread may read.
public final class GitFile implements InventoryFile {
  /// Longer ones are content that merely starts like a pointer.
  private static final int LONGEST_LFS_POINTER = 1_024;

  private static final String LFS_VERSION = "version https://git-lfs.github.com/spec/";

  private final Repository repository;
  private final String path;
  private final ObjectId blob;
  private final int limit;

  GitFile(Repository repository, String path, ObjectId blob, int limit) {
    this.repository = repository;
    this.path = path;
    this.blob = blob;
    this.limit = limit;
  }

  @Override
  public String path() {
    return path;
  }

  /// The id of the content: equal ids mean equal bytes.
  public String blobId() {
    return blob.name();
  }

  /// Size in bytes; 0 when the content is missing, which reading it reports.
  @Override
  public long size() {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.getObjectSize(blob, Constants.OBJ_BLOB);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public byte[] content() throws UnreadableFile {
    byte[] content;
    try (ObjectReader reader = repository.newObjectReader()) {
      long size = reader.getObjectSize(blob, Constants.OBJ_BLOB);
      if (size > limit) {
        throw tooLarge(size);
      }
      ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
      content = loader.getBytes(limit);
    } catch (LargeObjectException e) {
      throw tooLarge(limit + 1L);
    } catch (IOException e) {
      throw new UnreadableFile(
          "MISSING_OBJECT",
          "Its content (blob %s) is missing from the repository or damaged: fetch the whole repository, then sync again."
              .formatted(blob.name()));
    }
    if (isLfsPointer(content)) {
      throw new UnreadableFile(
          "LFS_POINTER",
          "Its content is kept in Git LFS, which is not read: commit the file itself.");
    }
    return content;
  }

  private UnreadableFile tooLarge(long size) {
    return new UnreadableFile(
        "FILE_TOO_LARGE",
        "It has %,d bytes or more; files up to %,d bytes are read. Split it, or leave it out with a glob that starts with '!'."
            .formatted(size, limit));
  }

  private static boolean isLfsPointer(byte[] content) {
    if (content.length > LONGEST_LFS_POINTER) {
      return false;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith(LFS_VERSION)
        && text.contains("\noid sha256:")
        && text.contains("\nsize ");
  }

  @Override
  public String toString() {
    return path;
  }
}
