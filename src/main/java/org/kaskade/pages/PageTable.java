package org.kaskade.pages;

import java.util.List;
import org.kaskade.dossier.TableFile;

/// What a page lists, as a table that is a file of its own.
///
/// @param path of the page; the file has a suffix besides
/// @param name of the file
/// @param forms the suffixes that it comes with
record PageTable(String path, String name, List<String> forms, Content content) {
  PageTable {
    forms = List.copyOf(forms);
  }

  static PageTable csv(String path, String name, Content content) {
    return new PageTable(path, name, List.of("csv"), content);
  }

  /// Asks what the page asks, and puts it in rows.
  @FunctionalInterface
  interface Content {
    TableFile of(Asked asked);
  }
}
