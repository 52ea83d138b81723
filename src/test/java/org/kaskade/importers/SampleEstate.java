package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Compares what a reader makes of `importers/<format>/sample` with `importers/<format>/expected`.
public final class SampleEstate {
  private final Path folder;
  private final ReadInventory read;

  private SampleEstate(Path folder, ReadInventory read) {
    this.folder = folder;
    this.read = read;
  }

  /// Reads the sample of a format with its options.
  public static SampleEstate of(InventoryReader reader) throws IOException {
    Path folder = Path.of("importers", reader.format());
    Map<String, Object> options =
        JsonMapper.shared()
            .readValue(
                Files.readString(folder.resolve("sample.options.json")), new TypeReference<>() {});
    return new SampleEstate(folder, ReadInventory.of(reader, folder.resolve("sample"), options));
  }

  /// Line by line, in the order of the files.
  public void isAsExpected() throws IOException {
    assertThat(read.cis()).containsExactlyElementsOf(expected("cis.txt"));
    assertThat(read.dependencies()).containsExactlyElementsOf(expected("dependencies.txt"));
    assertThat(read.problems()).containsExactlyInAnyOrderElementsOf(expected("problems.txt"));
  }

  private List<String> expected(String name) throws IOException {
    return Files.readAllLines(folder.resolve("expected").resolve(name));
  }
}
