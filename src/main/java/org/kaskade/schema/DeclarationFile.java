package org.kaskade.schema;

import java.util.List;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlReader;

/// A file of declarations as YAML, not yet judged.
///
/// @param folder what it declares
/// @param path as people know it: `cmdb-schema/classes/server.yaml`, or the path of a user's file
/// @param shipped whether it comes with Kaskade
/// @param documents its YAML documents, the last with the error, if any
record DeclarationFile(Folder folder, String path, boolean shipped, List<YamlDocument> documents) {
  DeclarationFile {
    documents = List.copyOf(documents);
  }

  DeclarationFile(Folder folder, String path, boolean shipped, byte[] content) {
    this(folder, path, shipped, new YamlReader().read(content));
  }

  /// The folders that declarations stand in.
  enum Folder {
    CLASSES("classes"),
    RELATIONSHIPS("relationships"),
    RECORDS("records"),
    POLICIES("policies");

    final String folderName;

    Folder(String folderName) {
      this.folderName = folderName;
    }
  }

  /// The file's name without `.yaml`.
  String stem() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
  }
}
