package org.kaskade.importers.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.InMemoryInventory;

/// `importers/cyclonedx/sample` becomes the estate in `importers/cyclonedx/expected`.
class SampleTest {
  private static final Path FOLDER = Path.of("importers/cyclonedx");

  @Test
  void becomesTheExpectedEstate() throws IOException {
    ReadBoms read =
        ReadBoms.of(
            new InMemoryInventory("larkspur", ReadBoms.files(FOLDER.resolve("sample")))
                .with(Map.of("environment", "production")));
    assertThat(cis(read)).containsExactlyElementsOf(expected("cis.txt"));
    assertThat(dependencies(read)).containsExactlyElementsOf(expected("dependencies.txt"));
    assertThat(read.problems()).containsExactlyElementsOf(expected("problems.txt"));
  }

  private static List<String> cis(ReadBoms read) {
    return read.findings().cis().stream().map(SampleTest::written).toList();
  }

  private static List<String> dependencies(ReadBoms read) {
    return read.findings().dependencies().stream()
        .map(each -> "%s %s:%d".formatted(read.written(each), each.file(), each.line()))
        .toList();
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected").resolve(name));
  }

  private static String written(FoundCi ci) {
    return "%s %s %s %s:%d"
        .formatted(
            ci.ref().ciClass(),
            new TreeMap<>(ci.ref().identity()),
            new TreeMap<>(ci.attributes()),
            ci.file(),
            ci.line());
  }
}
