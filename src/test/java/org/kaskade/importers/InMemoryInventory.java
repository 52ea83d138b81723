package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.TestSchema;

/// An inventory of files given as text, by path; the globs match all of them.
public final class InMemoryInventory implements Inventory {
  private final String source;
  private final Map<String, InventoryFile> files;
  private final Map<String, Object> options;

  public InMemoryInventory(String source, Map<String, String> files) {
    this(source, new TreeMap<>(), Map.of());
    files.forEach(
        (path, text) -> this.files.put(path, file(path, text.getBytes(StandardCharsets.UTF_8))));
  }

  private InMemoryInventory(
      String source, Map<String, InventoryFile> files, Map<String, Object> options) {
    this.source = source;
    this.files = files;
    this.options = options;
  }

  /// The same inventory with these options besides those it has.
  public InMemoryInventory with(Map<String, ?> more) {
    Map<String, Object> all = new HashMap<>(options);
    all.putAll(more);
    return new InMemoryInventory(source, files, all);
  }

  /// A file with this content.
  public static InventoryFile file(String path, byte[] content) {
    return new InventoryFile() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public long size() {
        return content.length;
      }

      @Override
      public byte[] content() {
        return content.clone();
      }
    };
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Map<String, Object> options() {
    return options;
  }

  @Override
  public CmdbSchema schema() {
    return TestSchema.SCHEMA;
  }

  @Override
  public List<InventoryFile> files() {
    return List.copyOf(files.values());
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<InventoryFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
