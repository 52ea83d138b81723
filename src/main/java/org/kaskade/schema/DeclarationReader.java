package org.kaskade.schema;

import java.util.List;
import java.util.Optional;
import org.kaskade.yaml.YamlDocument;
import org.kaskade.yaml.YamlMapping;

/// Reads the one YAML document of a declaration file.
final class DeclarationReader {
  private final Problems problems;

  DeclarationReader(Problems problems) {
    this.problems = problems;
  }

  /// The document's keys; empty, and reported, where the file is no YAML mapping.
  Optional<Section> read(DeclarationFile file) {
    List<YamlDocument> documents = file.documents();
    boolean readable = true;
    for (YamlDocument document : documents) {
      var error = document.error();
      if (error != null) {
        problems.add(
            file, error.line(), "cannot be read: %s. Correct the YAML.".formatted(error.message()));
        readable = false;
      }
      for (YamlMapping.Duplicate duplicate : document.duplicates()) {
        problems.add(
            file,
            duplicate.line(),
            "'%s' stands a second time, first in line %d. Remove one of them."
                .formatted(duplicate.key(), duplicate.firstLine()));
      }
    }
    if (!readable) {
      return Optional.empty();
    }
    if (documents.size() > 1) {
      problems.add(
          file,
          documents.get(1).line(),
          "a second document starts here. Declare one thing per file, each in a file named after"
              + " it.");
    }
    if (documents.isEmpty() || !(documents.getFirst().root() instanceof YamlMapping mapping)) {
      problems.add(
          file,
          1,
          "no declaration stands here. Write keys and values as in the files of"
              + " cmdb-schema/%s, or remove the file.".formatted(file.folder().folderName));
      return Optional.empty();
    }
    return Optional.of(new Section(file, mapping, problems));
  }
}
