package org.kaskade.importers;

/// A file's content can't be had. The message is for the inventory's author.
public final class UnreadableFile extends Exception {
  private final String code;

  /// @param code of the problem it becomes, e.g. `FILE_TOO_LARGE`
  public UnreadableFile(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
