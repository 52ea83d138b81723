package org.kaskade.importers.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.git.Globs;

/// Which records of which files a record mapping is about.
///
/// @param files of an inventory, by path
/// @param form null for what a file's ending says
/// @param layout of CSV files
/// @param list what gives the records; null for the whole document, each of its items if it is a
///   list
/// @param keyed whether the records are the values of an object, each with its `$key`
/// @param record what is made of each
record Selection(
    Globs files,
    @Nullable Form form,
    CsvLayout layout,
    @Nullable Said list,
    boolean keyed,
    RecordMapping record) {

  /// The CSV settings of the first of these, which read one file together.
  static CsvLayout layout(List<Selection> selections) {
    return selections.getFirst().layout();
  }
}
