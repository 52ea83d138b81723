package org.kaskade.importers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitFile;
import org.kaskade.importers.git.Globs;
import org.kaskade.schema.CmdbSchema;

/// The files of one commit that a source's globs match.
///
/// @param commit where other files are looked up
/// @param parsed what is known of their content
record CommitInventory(
    String source,
    Map<String, Object> options,
    CmdbSchema schema,
    GitCommit commit,
    List<GitFile> matching,
    ParsedContent parsed)
    implements Inventory {

  @Override
  public List<InventoryFile> files() {
    return matching.stream().map(parsed::keeping).toList();
  }

  @Override
  public List<String> paths() {
    return commit.files(Globs.of(List.of("**"))).files().stream().map(GitFile::path).toList();
  }

  @Override
  public Optional<InventoryFile> file(String path) {
    return commit.file(path).map(parsed::keeping);
  }
}
