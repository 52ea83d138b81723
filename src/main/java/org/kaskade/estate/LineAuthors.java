package org.kaskade.estate;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who wrote the lines that claims stand at.
@FunctionalInterface
public interface LineAuthors {
  /// A line of a file as it was in a commit.
  ///
  /// @param line from 1
  /// @param commit full id of a commit in which the file is what the claim was read from
  record Line(String source, String file, int line, String commit) {}

  /// Who wrote a line, or why that can't be said.
  ///
  /// @param commit full id; null, like the rest, where `unavailable` is not
  /// @param file path of the file in that commit
  /// @param line in that file
  /// @param unavailable why nothing is known and what to do, or null
  record LineBlame(
      @Nullable String commit,
      @Nullable String author,
      @Nullable Instant authoredAt,
      @Nullable String summary,
      @Nullable String file,
      @Nullable Integer line,
      @Nullable String unavailable) {
    /// Nothing is known.
    public static LineBlame unavailable(String why) {
      return new LineBlame(null, null, null, null, null, null, why);
    }
  }

  /// Every line is answered, in bounded time.
  Map<Line, LineBlame> of(Collection<Line> lines);
}
