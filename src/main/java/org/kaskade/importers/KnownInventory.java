package org.kaskade.importers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a reader knows of an inventory it read. Not for use by several threads.
public interface KnownInventory {
  /// Goes on from what is known.
  ///
  /// @param changed files that are new or have another content
  /// @param gone paths of files that the inventory has no more
  /// @return all that is found now in each file about which something else is found, nothing where
  ///   nothing is any more; empty where the change reaches too far, or can't be read, and only
  ///   reading everything tells: this is of no use any more then
  Optional<Map<String, Findings>> update(List<InventoryFile> changed, Collection<String> gone);
}
