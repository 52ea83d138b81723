package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.TestSchema;

/// Lets a reader read its sample with damaged files: whatever they hold ends in findings, every
/// problem at a file of the inventory and a line from 1.
public final class AnyInput {
  private AnyInput() {}

  /// Reads damaged inventories one after another.
  ///
  /// @param rounds how many inventories, each with one to three damages
  public static void endsInFindings(
      InventoryReader reader, Map<String, ?> options, long seed, int rounds) throws IOException {
    Map<String, byte[]> sample = sample(Path.of("importers", reader.format(), "sample"));
    List<String> paths = List.copyOf(sample.keySet());
    Random random = new Random(seed);
    Mutations mutations = new Mutations(seed);
    for (int i = 0; i < rounds; i++) {
      Map<String, byte[]> files = new TreeMap<>(sample);
      for (int damage = random.nextInt(3); damage >= 0; damage--) {
        String path = paths.get(random.nextInt(paths.size()));
        files.computeIfPresent(path, (any, content) -> mutations.of(content));
      }
      int round = i;
      assertThatCode(() ->
              assertThat(ReadInventory.of(reader, inventory(files, options)).findings().problems())
                  .as("seed %d, round %d", seed, round)
                  .allMatch(problem -> problem.line() == null || problem.line() > 0))
          .as("seed %d, round %d", seed, round)
          .doesNotThrowAnyException();
    }
  }

  private static Map<String, byte[]> sample(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static Inventory inventory(Map<String, byte[]> files, Map<String, ?> options) {
    List<InventoryFile> all = new ArrayList<>();
    files.forEach((path, content) -> all.add(InMemoryInventory.file(path, content)));
    return new Inventory() {
      @Override
      public String source() {
        return "depot";
      }

      @Override
      public Map<String, Object> options() {
        return new TreeMap<>(options);
      }

      @Override
      public CmdbSchema schema() {
        return TestSchema.SCHEMA;
      }

      @Override
      public List<String> paths() {
        return all.stream().map(InventoryFile::path).toList();
      }

      @Override
      public List<InventoryFile> files() {
        return List.copyOf(all);
      }

      @Override
      public Optional<InventoryFile> file(String path) {
        return all.stream().filter(file -> file.path().equals(path)).findFirst();
      }
    };
  }
}
