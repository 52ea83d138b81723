package org.kaskade.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Named nodes in the order of the file. Keys of `<<` are already merged in; a key of its own wins
/// over a merged one.
///
/// @param entries value by key, the first where a key stands more than once
/// @param keyLines the line of each key, from 1; that of `<<` for a merged one
/// @param duplicates each further occurrence of a key, in the order of the file
/// @param tag the explicit tag such as `!override`, or null
/// @param line from 1
public record YamlMapping(
    Map<String, YamlNode> entries,
    Map<String, Integer> keyLines,
    List<Duplicate> duplicates,
    @Nullable String tag,
    int line)
    implements YamlNode {

  /// A key that stood a second time.
  ///
  /// @param sameValue whether it repeats the first value, lines aside
  public record Duplicate(String key, int firstLine, int line, boolean sameValue) {}

  public YamlMapping {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    keyLines = Map.copyOf(keyLines);
    duplicates = List.copyOf(duplicates);
  }

  /// A mapping without a tag.
  public YamlMapping(
      Map<String, YamlNode> entries,
      Map<String, Integer> keyLines,
      List<Duplicate> duplicates,
      int line) {
    this(entries, keyLines, duplicates, null, line);
  }

  /// The node under this key, or null.
  public @Nullable YamlNode get(String key) {
    return entries.get(key);
  }

  /// The node at the end of this path of keys, or null where a key is missing or leads to no
  /// mapping.
  public @Nullable YamlNode at(String... path) {
    YamlNode node = this;
    for (String key : path) {
      if (!(node instanceof YamlMapping mapping)) {
        return null;
      }
      YamlNode next = mapping.get(key);
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /// The text of the scalar at this path; empty where there is none or it is null.
  public Optional<String> text(String... path) {
    return at(path) instanceof YamlScalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /// The mapping at this path, if there is one.
  public Optional<YamlMapping> mapping(String... path) {
    return at(path) instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /// The items of the sequence at this path; empty where there is none.
  public List<YamlNode> items(String... path) {
    return at(path) instanceof YamlSequence sequence ? sequence.items() : List.of();
  }

  /// The mappings among the items of the sequence at this path.
  public List<YamlMapping> mappings(String... path) {
    List<YamlMapping> found = new ArrayList<>();
    for (YamlNode item : items(path)) {
      if (item instanceof YamlMapping mapping) {
        found.add(mapping);
      }
    }
    return found;
  }

  /// The line of this key, from 1; the mapping's own where the key is missing.
  public int lineOf(String key) {
    return keyLines.getOrDefault(key, line);
  }
}
