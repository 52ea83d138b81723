package org.kaskade.importers.ansible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The files of a folder by their path in it.
final class SampleFolder {
  private SampleFolder() {}

  static Map<String, String> read(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      Map<String, String> files = new TreeMap<>();
      List<Path> regular = paths.filter(Files::isRegularFile).toList();
      for (Path path : regular) {
        files.put(
            folder.relativize(path).toString().replace('\\', '/'),
            new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// A public inventory; the test is skipped where it is not at hand.
  static Map<String, String> shared(String name) {
    Path folder = Path.of("../shared/samples", name);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: the sample inventory " + folder + " is not there");
    return read(folder);
  }
}
