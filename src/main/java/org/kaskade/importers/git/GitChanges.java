package org.kaskade.importers.git;

import java.util.List;
import java.util.Set;

/// What became, since an earlier commit, of the files that globs match.
///
/// @param touched paths of all files that a commit in between changed, be it back
/// @param files that are new or have another content
/// @param added how many of these are new
/// @param gone paths of files that are there no more
public record GitChanges(Set<String> touched, List<GitFile> files, int added, List<String> gone) {
  public GitChanges {
    touched = Set.copyOf(touched);
    files = List.copyOf(files);
    gone = List.copyOf(gone);
  }
}
