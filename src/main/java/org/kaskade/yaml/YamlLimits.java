package org.kaskade.yaml;

/// How much a file may ask for before it is refused.
///
/// @param bytes size of the file
/// @param depth nesting of mappings and sequences
/// @param aliases uses of anchors in one file
/// @param nodes nodes of one file after aliases are expanded
/// @param documents documents in one file
public record YamlLimits(int bytes, int depth, int aliases, int nodes, int documents) {
  /// 10 MiB, 100 levels, 1,000 aliases, 1,000,000 nodes, 10,000 documents.
  public static final YamlLimits DEFAULT = new YamlLimits(10 << 20, 100, 1_000, 1_000_000, 10_000);
}
