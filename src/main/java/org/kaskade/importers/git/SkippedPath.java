package org.kaskade.importers.git;

/// Something that the globs match, or lies where they look, and that isn't read.
///
/// @param path printable; characters that no file should have are escaped
public record SkippedPath(String path, Reason reason) {

  /// Why it isn't read.
  public enum Reason {
    SYMBOLIC_LINK("is a symbolic link, which is not followed: name the file it points to"),
    SUBMODULE("is a submodule, which is not followed: add its repository as a source of its own"),
    TOO_DEEP("lies deeper than the limit on folders"),
    UNSAFE_NAME("has a name that is no UTF-8, holds control characters, or is '.' or '..'"),
    DUPLICATE("is in its folder twice; the first one counts"),
    UNREADABLE_FOLDER("is a folder whose content is missing from the repository, or damaged");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    /// What follows the path in a message.
    public String sentence() {
      return sentence;
    }

    /// Whether files could be missing that the commit has: what they said before should stay.
    public boolean losesFiles() {
      return this == UNREADABLE_FOLDER;
    }
  }
}
