package org.kaskade.importers;

/// Reads a format in which most files stand for themselves, and keeps what it read, so that the
/// next reading looks only at what changed and at what refers to that.
public interface ContinuedReader extends InventoryReader {
  /// Reads every file of the inventory, as {@link #read} does.
  ///
  /// @return from where the next reading goes on
  KnownInventory begin(Inventory inventory, Findings findings);

  @Override
  default void read(Inventory inventory, Findings findings) {
    begin(inventory, findings);
  }
}
