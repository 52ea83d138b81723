package org.kaskade.importers.git;

import java.util.List;

/// The files of a commit that globs match.
///
/// @param files by path in order of Unicode code points
/// @param skipped what else matches, in the same order
public record GitListing(List<GitFile> files, List<SkippedPath> skipped) {
  public GitListing {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }
}
