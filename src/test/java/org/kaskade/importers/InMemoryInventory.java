package org.kaskade.importers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kaskade.schema.CmdbSchema;

/// An inventory of texts by path; every file matches the source's globs.
public final class InMemoryInventory implements Inventory {
  private final String source;
  private final Map<String, String> files;
  private final Map<String, Object> options;

  private InMemoryInventory(String source, Map<String, String> files, Map<String, Object> options) {
    this.source = source;
    this.files = new TreeMap<>(files);
    this.options = options;
  }

  public InMemoryInventory(String source, Map<String, String> files) {
    this(source, files, Map.of());
  }

  /// The same files read with these options.
  public InMemoryInventory with(Map<String, Object> changed) {
    return new InMemoryInventory(source, files, changed);
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
    throw new UnsupportedOperationException("readers find attributes without asking the schema");
  }

  @Override
  public List<InventoryFile> files() {
    return files.keySet().stream().map(path -> file(path).orElseThrow()).toList();
  }

  @Override
  public Optional<InventoryFile> file(String path) {
    return Optional.ofNullable(files.get(path)).map(text -> new Text(path, text.getBytes(UTF_8)));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Text(String path, byte[] content) implements InventoryFile {
    @Override
    public long size() {
      return content.length;
    }
  }
}
