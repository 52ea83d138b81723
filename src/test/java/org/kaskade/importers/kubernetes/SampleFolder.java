package org.kaskade.importers.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files of a folder outside or inside the project, by path relative to it.
final class SampleFolder {
  private SampleFolder() {}

  /// Skips the test where the public samples are not beside the project.
  static Map<String, String> ofPublicSample(String folder) {
    Path path = Path.of("../shared/samples").resolve(folder);
    assumeTrue(Files.isDirectory(path), "skipped: the public samples are not at " + path);
    return of(path);
  }

  static Map<String, String> of(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString();
        files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return files;
  }
}
