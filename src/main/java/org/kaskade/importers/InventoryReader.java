package org.kaskade.importers;

/// Reads one format. Stateless: one instance serves all sources and threads.
public interface InventoryReader {
  /// The name of the format, of its folder under `importers/`, and of the reader's package.
  String format();

  /// Reads every file of the inventory and reports what it says.
  ///
  /// What can't be read or resolved becomes a problem and never stops the rest; nothing is thrown
  /// for a user's mistake.
  void read(Inventory inventory, Findings findings);
}
