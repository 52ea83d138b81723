package org.kaskade.importers.backstage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Paths in a repository: relative to its root, with `/`; the root itself is empty.
final class RepositoryPath {
  private RepositoryPath() {}

  /// The folder a file is in.
  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /// The last name of a path.
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// Whether this is an address and no path.
  static boolean isAddress(String text) {
    return text.contains("://");
  }

  /// What a path in this folder means; empty where it leads out of the repository.
  static Optional<String> resolve(String folder, String path) {
    if (path.startsWith("/") || path.startsWith("~") || isAddress(path)) {
      return Optional.empty();
    }
    Deque<String> names = new ArrayDeque<>();
    for (String name : (folder + "/" + path).split("/", -1)) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return Optional.of(String.join("/", names));
  }
}
