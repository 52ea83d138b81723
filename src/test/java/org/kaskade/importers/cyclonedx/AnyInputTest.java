package org.kaskade.importers.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.importers.InventoryProblem;

/// No bill of materials ends in an exception.
@Timeout(180)
class AnyInputTest {
  private static final List<String> ODD =
      List.of(
          "",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "null",
          "7",
          "true",
          "\"\"",
          "\"urn:cdx:x/1#y\"",
          "\"urn:cdx:%%\"",
          "{\"name\": []}",
          "\"checkout\"",
          "\"\\ud83d\"",
          "\u0000",
          "<",
          "&x;",
          "<!DOCTYPE a>",
          "<dependency ref=\"x\"/>",
          "<![CDATA[",
          "]]>",
          "<components/>",
          "}",
          "]");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void endsInFindings(long seed) {
    Random random = new Random(seed);
    Map<String, String> sample = ReadBoms.files(Path.of("importers/cyclonedx/sample"));
    List<String> paths = List.copyOf(sample.keySet());
    for (int round = 0; round < 250; round++) {
      Map<String, String> files = new TreeMap<>(sample);
      for (int i = random.nextInt(2); i >= 0; i--) {
        files.computeIfPresent(
            paths.get(random.nextInt(paths.size())), (path, text) -> mutated(text, random));
      }
      assertThatCode(
              () -> {
                ReadBoms read = ReadBoms.of(new InMemoryInventory("shop", files));
                assertThat(read.findings().problems())
                    .allMatch(problem -> files.containsKey(problem.file()))
                    .allMatch(AnyInputTest::hasALine);
              })
          .as("seed %d, round %d: %s", seed, round, files)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {5, 6})
  void endsInFindingsWhateverTheBytes(long seed) {
    Random random = new Random(seed);
    BomParser parser = new BomParser(CycloneDxMapping.load());
    Map<String, String> sample = ReadBoms.files(Path.of("importers/cyclonedx/sample"));
    for (int round = 0; round < 500; round++) {
      for (Map.Entry<String, String> file : sample.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(9); i >= 0; i--) {
          bytes[random.nextInt(random.nextBoolean() ? 60 : bytes.length)] =
              (byte) random.nextInt(256);
        }
        assertThatCode(() -> parser.parse(file.getKey(), bytes))
            .as("seed %d, round %d: %s", seed, round, file.getKey())
            .doesNotThrowAnyException();
      }
    }
  }

  private static boolean hasALine(InventoryProblem problem) {
    Integer line = problem.line();
    return line != null && line > 0;
  }

  private static String mutated(String text, Random random) {
    if (random.nextInt(6) == 0) {
      return text.substring(0, random.nextInt(text.length() + 1));
    }
    String mutant = text;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), from + random.nextInt(12));
      String odd =
          random.nextInt(3) == 0
              ? mutant.substring(from, to).repeat(2)
              : ODD.get(random.nextInt(ODD.size()));
      if (random.nextBoolean()) {
        // In place of a whole value, so that the file stays one that can be read.
        from = Math.max(0, mutant.indexOf(": ", from) + 2);
        int end = mutant.indexOf('\n', from);
        to = end < 0 ? mutant.length() : end;
        odd = odd + (mutant.substring(from, to).endsWith(",") ? "," : "");
      }
      mutant = mutant.substring(0, from) + odd + mutant.substring(to);
    }
    return mutant;
  }

  @Test
  void readsManyComponentsQuickly() {
    StringBuilder bom =
        new StringBuilder(
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": [");
    for (int i = 0; i < 40_000; i++) {
      bom.append(i == 0 ? "" : ",")
          .append(
              "{\"type\":\"library\",\"bom-ref\":\"r%d\",\"name\":\"n\",\"version\":\"%d\"}\n"
                  .formatted(i, i));
    }
    bom.append("], \"dependencies\": [");
    for (int i = 0; i < 40_000; i++) {
      bom.append(i == 0 ? "" : ",")
          .append(
              "{\"ref\":\"r%d\",\"dependsOn\":[\"r%d\",\"r%d\"]}\n"
                  .formatted(i, (i * 7 + 1) % 40_000, (i + 3) % 40_000));
    }
    long start = System.nanoTime();
    ReadBoms read = ReadBoms.json(bom.append("]}").toString());
    assertThat(read.findings().cis()).hasSize(40_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
