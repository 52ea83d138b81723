package org.kaskade.importers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.TestSchema;

/// An inventory of texts by path; the globs match all of them.
public final class InMemoryInventory implements Inventory {
  private final String source;
  private final Map<String, String> files;
  private final Map<String, Object> options;

  public InMemoryInventory(String source, Map<String, String> files) {
    this(source, files, Map.of());
  }

  private InMemoryInventory(String source, Map<String, String> files, Map<String, Object> options) {
    this.source = source;
    this.files = new TreeMap<>(files);
    this.options = options;
  }

  /// The same inventory with these options.
  public InMemoryInventory with(Map<String, Object> newOptions) {
    return new InMemoryInventory(source, files, newOptions);
  }

  private record TextFile(String path, String text) implements InventoryFile {
    @Override
    public long size() {
      return content().length;
    }

    @Override
    public byte[] content() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
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
    return files.keySet().stream().map(this::file).flatMap(Optional::stream).toList();
  }

  @Override
  public Optional<InventoryFile> file(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> new TextFile(path, text));
  }
}
