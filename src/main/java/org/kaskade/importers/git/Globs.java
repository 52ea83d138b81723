package org.kaskade.importers.git;

import java.util.ArrayList;
import java.util.List;
import org.kaskade.importers.git.UnusableSource.Reason;

/// Which paths of a repository a source means.
///
/// `*` and `?` stay within one name, `**` spans any number of folders (none, too: `**/a.yaml`
/// matches `a.yaml`), `[a-z]`, `[!a-z]` and `{a,b}` choose, `\` takes the next character as it is.
/// A glob is relative to the root; one that ends in a plain name or in `/` means everything below
/// that folder, too. A leading `!` excludes, wherever it stands in the list; with nothing but
/// exclusions all other files are meant. Case counts, and names that start with a dot are like
/// others. Matching takes time proportional to path times glob at worst.
public final class Globs {
  private static final int MAXIMUM_LENGTH = 1_000;
  private static final int MAXIMUM_GLOBS = 1_000;

  private final List<GlobPattern> included;
  private final List<GlobPattern> excluded;

  private Globs(List<GlobPattern> included, List<GlobPattern> excluded) {
    this.included = included;
    this.excluded = excluded;
  }

  /// Reads globs, all of them before it complains.
  ///
  /// @throws UnusableSource naming every glob that can't be read
  public static Globs of(List<String> globs) {
    List<GlobPattern> included = new ArrayList<>();
    List<GlobPattern> excluded = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    if (globs.isEmpty()) {
      mistakes.add("there is none; write ** for all files");
    }
    if (globs.size() > MAXIMUM_GLOBS) {
      mistakes.add("there are more than " + MAXIMUM_GLOBS);
    }
    boolean onlyExclusions = true;
    for (String glob : globs) {
      boolean excludes = glob.startsWith("!");
      onlyExclusions &= excludes;
      try {
        if (glob.length() > MAXIMUM_LENGTH) {
          throw new IllegalArgumentException("is longer than " + MAXIMUM_LENGTH + " characters");
        }
        for (String alternative : Braces.expand(excludes ? glob.substring(1) : glob)) {
          (excludes ? excluded : included).addAll(GlobPattern.compile(alternative));
        }
      } catch (IllegalArgumentException e) {
        mistakes.add("'" + shown(glob) + "' " + e.getMessage());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new UnusableSource(
          Reason.GLOB, "The globs can't be used: " + String.join("; ", mistakes) + ".");
    }
    if (onlyExclusions) {
      included.addAll(GlobPattern.compile("**"));
    }
    return new Globs(List.copyOf(included), List.copyOf(excluded));
  }

  /// Whether a file of this path is meant.
  public boolean matches(String path) {
    return matches(segments(path));
  }

  boolean matches(List<int[]> path) {
    return anyMatches(included, path) && !anyMatches(excluded, path);
  }

  /// Whether a file below this folder could be meant.
  boolean mayMatchBelow(List<int[]> folder) {
    for (GlobPattern pattern : excluded) {
      if (pattern.matchesAllBelow(folder)) {
        return false;
      }
    }
    for (GlobPattern pattern : included) {
      if (pattern.mayMatchBelow(folder)) {
        return true;
      }
    }
    return false;
  }

  static List<int[]> segments(String path) {
    List<int[]> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(segment.codePoints().toArray());
    }
    return segments;
  }

  private static boolean anyMatches(List<GlobPattern> patterns, List<int[]> path) {
    for (GlobPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  private static String shown(String glob) {
    return Text.printable(glob.length() > 80 ? glob.substring(0, 80) + "…" : glob);
  }
}
