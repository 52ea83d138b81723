package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.InMemoryInventory;

/// `importers/terraform/sample` becomes the estate in `importers/terraform/expected`.
class SampleTest {
  private static final Path FOLDER = Path.of("importers/terraform");
  private final ReadTerraform read =
      ReadTerraform.of(
          new InMemoryInventory("larkspur", ReadTerraform.files(FOLDER.resolve("sample")))
              .with(Map.of("environment", "production")));

  @Test
  void becomesTheExpectedCis() throws IOException {
    assertThat(read.findings().cis().stream().map(SampleTest::written))
        .containsExactlyElementsOf(expected("cis.txt"));
  }

  @Test
  void becomesTheExpectedDependencies() throws IOException {
    assertThat(
            read.findings().dependencies().stream()
                .map(each -> read.written(each) + " " + each.file() + ":" + each.line()))
        .containsExactlyElementsOf(expected("dependencies.txt"));
  }

  @Test
  void reportsTheExpectedProblems() throws IOException {
    assertThat(read.problems()).containsExactlyElementsOf(expected("problems.txt"));
  }

  @Test
  void keepsSecretsOut() {
    assertThat(read.findings().cis().toString() + read.findings().problems())
        .doesNotContain("swordfish", "correct-horse", "tr0ub4dor");
  }

  private static List<String> expected(String name) throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected").resolve(name));
  }

  private static String written(FoundCi ci) {
    return "%s %s %s:%d".formatted(ci.ref().ciClass(), ci.name(), ci.file(), ci.line())
        + " "
        + ci.attributes();
  }
}
