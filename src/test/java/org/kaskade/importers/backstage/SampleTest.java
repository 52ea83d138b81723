package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InMemoryInventory;

/// `importers/backstage/sample` becomes the estate in `importers/backstage/expected`.
class SampleTest {
  private static final Path FOLDER = Path.of("importers/backstage");

  @Test
  void becomesTheExpectedEstate() throws IOException {
    ReadCatalog read =
        ReadCatalog.of(
            new InMemoryInventory("larkspur", ReadCatalog.files(FOLDER.resolve("sample")))
                .with(Map.of("environment", "production")));
    assertThat(read.findings().cis().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("cis.txt"));
    assertThat(read.findings().dependencies().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("dependencies.txt"));
    assertThat(read.problems()).containsExactlyElementsOf(expected("problems.txt"));
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected").resolve(name));
  }

  private static String written(FoundCi ci) {
    return "%s %s %s %s:%d"
        .formatted(
            ReadCatalog.written(ci.ref()),
            ci.name(),
            new TreeMap<>(ci.attributes()),
            ci.file(),
            ci.line());
  }

  private static String written(FoundDependency each) {
    return "%s %s:%d".formatted(ReadCatalog.written(each), each.file(), each.line());
  }
}
