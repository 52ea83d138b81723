package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.InventoryProblem;

/// `importers/compose/sample` becomes the estate in `importers/compose/expected`.
class SampleTest {
  private static final Path FOLDER = Path.of("importers/compose");

  @Test
  void becomesTheExpectedEstate() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path sample = FOLDER.resolve("sample");
    try (Stream<Path> paths = Files.walk(sample)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(sample.relativize(path).toString(), Files.readString(path));
      }
    }
    ReadProject read = ReadProject.of(new InMemoryInventory("larkspur", files));
    assertThat(read.findings().cis().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("cis.txt"));
    assertThat(read.findings().dependencies().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("dependencies.txt"));
    assertThat(read.findings().problems().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("problems.txt"));
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected").resolve(name));
  }

  private static String written(FoundCi ci) {
    return "%s %s %s:%d"
        .formatted(ReadProject.written(ci.ref()), ci.attributes(), ci.file(), ci.line());
  }

  private static String written(FoundDependency each) {
    return "%s %s:%d".formatted(ReadProject.written(each), each.file(), each.line());
  }

  private static String written(InventoryProblem each) {
    return "%s %s %s".formatted(each.severity(), each.code(), each.file());
  }
}
