package org.kaskade.importers;

/// One file of an inventory.
public interface InventoryFile {
  /// Relative to the repository's root, with `/`.
  String path();

  /// Size in bytes.
  long size();

  /// The whole content.
  ///
  /// @throws UnreadableFile when it is larger than the limit or missing from the repository
  byte[] content() throws UnreadableFile;
}
