package org.kaskade.importers.netbox;

import java.util.List;
import org.kaskade.importers.InventoryProblem;

/// The objects of one file: a function of its path and content alone.
///
/// @param unreadable whether what the file said at an earlier sync stays
record FileObjects(
    String file, List<NetboxObject> objects, List<InventoryProblem> problems, boolean unreadable) {
  FileObjects {
    objects = List.copyOf(objects);
    problems = List.copyOf(problems);
  }
}
