package org.kaskade.estate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands around the lines that claims stand at.
@FunctionalInterface
public interface FileLines {
  /// Some lines of a file.
  ///
  /// @param firstLine number of the first of them; null, and no lines, where `unavailable` is not
  /// @param address where the repository's host shows the line, or null
  /// @param unavailable why there are none and what to do, or null
  record FileExcerpt(
      @Nullable Integer firstLine,
      List<String> lines,
      @Nullable String address,
      @Nullable String unavailable) {
    public FileExcerpt {
      lines = List.copyOf(lines);
    }

    /// There are no lines to show.
    public static FileExcerpt unavailable(String why, @Nullable String address) {
      return new FileExcerpt(null, List.of(), address, why);
    }
  }

  /// Every line is answered; no secret is in what is.
  Map<LineAuthors.Line, FileExcerpt> around(Collection<LineAuthors.Line> lines);
}
