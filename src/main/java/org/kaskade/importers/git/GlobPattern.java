package org.kaskade.importers.git;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// One glob without braces: a row of name patterns, with null for `**`.
final class GlobPattern {
  private final List<@Nullable NamePattern> names;

  private GlobPattern(List<@Nullable NamePattern> names) {
    this.names = names;
  }

  /// One pattern, or two when the glob may mean a file or a folder.
  static List<GlobPattern> compile(String glob) {
    List<@Nullable NamePattern> names = new ArrayList<>();
    for (String segment : segments(glob)) {
      if (segment.equals("..")) {
        throw new IllegalArgumentException("leaves the repository with '..'");
      } else if (segment.equals("**")) {
        if (names.isEmpty() || names.getLast() != null) {
          names.add(null);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        names.add(NamePattern.compile(segment));
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("is empty; write ** for all files");
    }
    NamePattern last = names.getLast();
    if (last == null) {
      names.add(NamePattern.compile("*"));
      return List.of(new GlobPattern(names));
    }
    List<@Nullable NamePattern> below = new ArrayList<>(names);
    below.add(null);
    below.add(NamePattern.compile("*"));
    if (glob.endsWith("/")) {
      return List.of(new GlobPattern(below));
    }
    return last.isPlain()
        ? List.of(new GlobPattern(names), new GlobPattern(below))
        : List.of(new GlobPattern(names));
  }

  boolean matches(List<int[]> path) {
    return matches(names.size(), path);
  }

  boolean mayMatchBelow(List<int[]> folder) {
    for (int i = 0; i < folder.size(); i++) {
      if (i == names.size()) {
        return false;
      }
      NamePattern name = names.get(i);
      if (name == null) {
        return true;
      }
      if (!name.matches(folder.get(i))) {
        return false;
      }
    }
    return names.size() > folder.size();
  }

  /// Whether each file below the folder matches.
  boolean matchesAllBelow(List<int[]> folder) {
    int length = names.size();
    NamePattern last = names.getLast();
    return length >= 2
        && names.get(length - 2) == null
        && last != null
        && last.isStar()
        && matches(length - 1, folder);
  }

  /// Greedy, with one point to go back to: the last `**`. That suffices, because what an earlier
  /// one could take more of, a later one can take as well.
  private boolean matches(int length, List<int[]> path) {
    int at = 0;
    int pattern = 0;
    int star = -1;
    int resume = 0;
    while (at < path.size()) {
      NamePattern name = pattern < length ? names.get(pattern) : null;
      if (pattern < length && name == null) {
        star = pattern++;
        resume = at;
      } else if (name != null && name.matches(path.get(at))) {
        pattern++;
        at++;
      } else if (star >= 0) {
        pattern = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (pattern < length && names.get(pattern) == null) {
      pattern++;
    }
    return pattern == length;
  }

  private static List<String> segments(String glob) {
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < glob.length(); i++) {
      if (glob.charAt(i) == '\\') {
        i++;
      } else if (glob.charAt(i) == '/') {
        segments.add(glob.substring(start, i));
        start = i + 1;
      }
    }
    segments.add(glob.substring(start));
    return segments;
  }

  /// The position of the `]` that ends the class which starts here, or -1.
  static int endOfClass(String glob, int open) {
    int at = open + 1;
    if (at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^')) {
      at++;
    }
    if (at < glob.length() && glob.charAt(at) == ']') {
      at++;
    }
    while (at < glob.length() && glob.charAt(at) != ']' && glob.charAt(at) != '/') {
      at += glob.charAt(at) == '\\' ? 2 : 1;
    }
    return at < glob.length() && glob.charAt(at) == ']' ? at : -1;
  }

  /// A pattern for one name: predicates for one character each, with null for `*`.
  private record NamePattern(List<@Nullable IntPredicate> characters, boolean isPlain) {
    static NamePattern compile(String segment) {
      List<@Nullable IntPredicate> characters = new ArrayList<>();
      boolean plain = true;
      for (int i = 0; i < segment.length(); ) {
        int c = segment.codePointAt(i);
        i += Character.charCount(c);
        if (c == '*') {
          plain = false;
          if (characters.isEmpty() || characters.getLast() != null) {
            characters.add(null);
          }
        } else if (c == '?') {
          plain = false;
          characters.add(any -> true);
        } else if (c == '[') {
          plain = false;
          int end = endOfClass(segment, i - 1);
          if (end < 0) {
            throw new IllegalArgumentException(
                "has a '[' without ']'; write \\[ for the character");
          }
          characters.add(CharacterClass.compile(segment.substring(i, end)));
          i = end + 1;
        } else if (c == '\\') {
          if (i == segment.length()) {
            throw new IllegalArgumentException("ends in '\\', which escapes nothing");
          }
          int escaped = segment.codePointAt(i);
          i += Character.charCount(escaped);
          characters.add(other -> other == escaped);
        } else {
          characters.add(other -> other == c);
        }
      }
      return new NamePattern(characters, plain);
    }

    boolean isStar() {
      return characters.size() == 1 && characters.getFirst() == null;
    }

    boolean matches(int[] name) {
      int at = 0;
      int pattern = 0;
      int star = -1;
      int resume = 0;
      while (at < name.length) {
        IntPredicate character = pattern < characters.size() ? characters.get(pattern) : null;
        if (pattern < characters.size() && character == null) {
          star = pattern++;
          resume = at;
        } else if (character != null && character.test(name[at])) {
          pattern++;
          at++;
        } else if (star >= 0) {
          pattern = star + 1;
          at = ++resume;
        } else {
          return false;
        }
      }
      while (pattern < characters.size() && characters.get(pattern) == null) {
        pattern++;
      }
      return pattern == characters.size();
    }
  }
}
