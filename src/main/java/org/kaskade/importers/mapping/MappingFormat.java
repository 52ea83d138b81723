package org.kaskade.importers.mapping;

import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryReader;

/// A format that a mapping of the server's own describes.
///
/// @param format the name of the mapping's folder
record MappingFormat(String format, Mapping mapping) implements InventoryReader {
  @Override
  public void read(Inventory inventory, Findings findings) {
    MappedInventory.read(mapping, inventory, findings);
  }
}
