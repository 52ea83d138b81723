package org.kaskade.schema;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder of declarations that a test writes, and what the loader says about it.
record SchemaFolder(Path root) {
  SchemaFolder with(String path, String content) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  CmdbSchema load() {
    return new SchemaLoader(List.of(root.toString())).load();
  }

  /// Each as `path:line: message`, the path relative to this folder; empty where all is well.
  List<String> problems() {
    @Nullable InvalidSchema invalid = catchThrowableOfType(InvalidSchema.class, this::load);
    return invalid == null
        ? List.of()
        : invalid.problems().stream()
            .map(problem -> problem.toString().replace(root + "/", ""))
            .toList();
  }
}
