package org.kaskade.importers.terraform;

import java.util.List;

/// What one file says by itself: immutable, and the same for the same path and content.
sealed interface ParsedFile {
  String path();

  List<Report> reports();

  /// Resources as they are or are about to be.
  ///
  /// @param plan whether it says what will be
  record Snapshot(String path, boolean plan, List<Resource> resources, List<Report> reports)
      implements ParsedFile {
    public Snapshot {
      resources = List.copyOf(resources);
      reports = List.copyOf(reports);
    }
  }

  /// Blocks as someone wrote them.
  record Configuration(String path, Body body, List<Report> reports) implements ParsedFile {
    public Configuration {
      reports = List.copyOf(reports);
    }
  }

  /// Nothing of Terraform's, or nothing that can be read.
  record Other(String path, List<Report> reports) implements ParsedFile {
    public Other {
      reports = List.copyOf(reports);
    }
  }
}
