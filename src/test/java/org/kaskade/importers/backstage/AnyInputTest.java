package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InventoryProblem;

/// No catalog ends in an exception.
@Timeout(180)
class AnyInputTest {
  private static final List<String> ODD =
      List.of(
          "",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "~",
          "7",
          "true",
          "text",
          "''",
          "{{ x }}",
          "'${{ values.x }}'",
          "&a [*a]",
          "*a",
          "!x y",
          "\u0000",
          "a:b:c",
          "':'",
          "'/'",
          "'*'",
          "'**/*'",
          "'[a'",
          "../..",
          "'{a,b'",
          "[{name: [1]}]",
          "{name: {name: x}}",
          "ENC[x]",
          "|\n  x",
          "user:x",
          "component:default/checkout");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void endsInFindings(long seed) {
    Random random = new Random(seed);
    Map<String, String> sample = ReadCatalog.files(Path.of("importers/backstage/sample"));
    List<String> paths = List.copyOf(sample.keySet());
    for (int round = 0; round < 150; round++) {
      Map<String, String> files = new TreeMap<>(sample);
      for (int i = random.nextInt(3); i >= 0; i--) {
        files.computeIfPresent(
            paths.get(random.nextInt(paths.size())), (path, text) -> mutated(text, random));
      }
      assertThatCode(
              () -> {
                ReadCatalog read = ReadCatalog.of(files);
                assertThat(read.findings().problems())
                    .allMatch(problem -> files.containsKey(problem.file()))
                    .allMatch(AnyInputTest::hasALine);
              })
          .as("seed %d, round %d: %s", seed, round, files)
          .doesNotThrowAnyException();
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
    if (random.nextInt(6) == 0) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(9); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      int colon = line.indexOf(':');
      switch (random.nextInt(4)) {
        case 0 -> lines.set(at, "");
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, "  " + line);
        default ->
            lines.set(
                at,
                (colon < 0 ? line : line.substring(0, colon + 1))
                    + " "
                    + ODD.get(random.nextInt(ODD.size())));
      }
    }
    return String.join("\n", lines);
  }

  @Test
  void readsManyEntitiesQuickly() {
    Map<String, String> files = new TreeMap<>();
    for (int file = 0; file < 100; file++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 200; i++) {
        int n = file * 200 + i;
        text.append(
            """
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: c%d}
            spec: {type: service, owner: team, dependsOn: ['component:c%d', 'component:c%d']}
            """
                .formatted(n, (n * 7 + 1) % 20_000, (n * 11 + 1) % 20_000));
      }
      files.put("f%d.yaml".formatted(file), text.toString());
    }
    long start = System.nanoTime();
    ReadCatalog read = ReadCatalog.of(files);
    assertThat(read.cis()).hasSize(20_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }
}
