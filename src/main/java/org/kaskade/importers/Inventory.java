package org.kaskade.importers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.schema.CmdbSchema;

/// The files of one commit that a source names, and what the user set for their format.
public interface Inventory {
  /// The name of the source. Scopes what has no wider identity, e.g. hosts with bare names.
  String source();

  /// The settings of {@code SourceInput.options}; empty when none were given.
  Map<String, Object> options();

  /// What classes and attributes there are.
  CmdbSchema schema();

  /// The files that match the source's globs, by path as Unicode code points; symbolic links and
  /// submodules are none.
  List<InventoryFile> files();

  /// The paths of all files of the same commit, in the order of {@link #files}, for globs that the
  /// inventory itself holds. Walks the whole tree at each call.
  List<String> paths();

  /// A file of the same commit by its path, whether or not the globs match it, e.g. the `.env`
  /// beside a Compose file.
  Optional<InventoryFile> file(String path);
}
