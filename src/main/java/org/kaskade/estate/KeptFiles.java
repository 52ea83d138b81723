package org.kaskade.estate;

import java.util.Set;

/// Files of a source that couldn't be read, whose earlier claims stay.
///
/// @param paths of files; one that ends with `/` is a folder and stands for all below it, `/` for
///   the whole repository
record KeptFiles(Set<String> paths) {
  KeptFiles {
    paths = Set.copyOf(paths);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  boolean contains(String file) {
    if (paths.isEmpty()) {
      return false;
    }
    if (paths.contains(file) || paths.contains("/")) {
      return true;
    }
    for (int end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
      if (paths.contains(file.substring(0, end + 1))) {
        return true;
      }
    }
    return false;
  }
}
