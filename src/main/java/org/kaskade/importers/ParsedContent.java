package org.kaskade.importers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;
import org.kaskade.importers.git.GitFile;
import org.springframework.stereotype.Component;

/// Content of files in the form a reader works with, so that a sync parses only what it has not
/// seen: equal content is parsed once, whichever file, commit or source it is of.
///
/// Keeps what came of up to 1/64 of the heap's size in bytes of files; trees of YAML take some ten
/// times what their text does.
@Component
class ParsedContent {
  private static final int HEAP_SHARE = 64;

  /// What a small file's tree takes besides its text.
  private static final int LEAST_BYTES = 256;

  private record Key(String blobId, ContentForm<?> form) {}

  private record Parsed(Object content, int bytes) {}

  private final Cache<Key, Parsed> parsed =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / HEAP_SHARE)
          .<Key, Parsed>weigher((key, one) -> Math.max(LEAST_BYTES, one.bytes()))
          .build();
  private final AtomicLong parses = new AtomicLong();

  /// A file whose content is brought into any form once.
  InventoryFile keeping(GitFile file) {
    return new Kept(file);
  }

  /// How often content was parsed since the start.
  long parses() {
    return parses.get();
  }

  private final class Kept implements InventoryFile {
    private final GitFile file;

    Kept(GitFile file) {
      this.file = file;
    }

    @Override
    public String path() {
      return file.path();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public byte[] content() throws UnreadableFile {
      return file.content();
    }

    @Override
    @SuppressWarnings("unchecked") // each form is a key of its own, and made what is kept under it
    public <T> T as(ContentForm<T> form) throws UnreadableFile {
      Key key = new Key(file.blobId(), form);
      Parsed known = parsed.getIfPresent(key);
      if (known != null) {
        return (T) known.content();
      }
      byte[] content = file.content();
      parses.incrementAndGet();
      T made = form.of(content);
      if (form.keeps(made)) {
        parsed.put(key, new Parsed(made, content.length));
      }
      return made;
    }

    @Override
    public String toString() {
      return file.path();
    }
  }
}
