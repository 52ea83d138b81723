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

  /// The content in another form, made at most once for equal content while there is room to keep
  /// it.
  ///
  /// @throws UnreadableFile when the content can't be had
  default <T> T as(ContentForm<T> form) throws UnreadableFile {
    return form.of(content());
  }
}
