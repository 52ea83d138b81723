package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class AnyInputTest {
  private static final List<String> KEYS =
      List.of(
          "services",
          "volumes",
          "include",
          "name",
          "extends",
          "file",
          "service",
          "image",
          "a",
          "b",
          "depends_on",
          "links",
          "volumes_from",
          "network_mode",
          "environment",
          "env_file",
          "path",
          "command",
          "ports",
          "labels",
          "networks",
          "aliases",
          "deploy",
          "replicas",
          "external",
          "required",
          "container_name",
          "target",
          "source",
          "type",
          "<<",
          "org.kaskade.class");
  private static final List<String> VALUES =
      List.of(
          "a",
          "b",
          "''",
          "null",
          "7",
          "true",
          "'a:b'",
          "'service:a'",
          "'container:'",
          "':'",
          "'::'",
          "'${A:-${B}}'",
          "'${'",
          "'http://a:80'",
          "'a=b'",
          "'='",
          "compose.yaml",
          "b/compose.yaml",
          "'../..'",
          "'/'",
          "!reset null",
          "!override [a]",
          "&x [a]",
          "*x",
          "'volume:x/y:z'",
          "'C:\\\\x:/y'",
          "'ENC[x]'");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void endsInFindings(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Map<String, String> files =
          Map.of(
              "compose.yaml",
              "{services: " + node(random, 4) + ", include: " + node(random, 2) + "}",
              "compose.override.yaml",
              node(random, 5),
              "b/compose.yaml",
              "{services: {a: " + node(random, 3) + ", b: " + node(random, 3) + "}}",
              "b/.env",
              node(random, 2));
      assertThatCode(() -> ReadProject.of(files))
          .as("seed %d, %s", seed, files)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void boundsWhatExtendsCanMultiply() {
    StringBuilder compose = new StringBuilder("services:\n  a:\n    image: a\n    environment:\n");
    for (int i = 0; i < 20_000; i++) {
      compose.append("      K").append(i).append(": http://x:80\n");
    }
    for (int i = 0; i < 20_000; i++) {
      compose.append("  s").append(i).append(": {extends: a}\n");
    }
    ReadProject read = ReadProject.of(compose.toString());
    assertThat(read.cis()).hasSize(20_001);
    assertThat(read.problems()).contains("WARNING LIMIT compose.yaml:1");
  }

  @Test
  void boundsChainsOfExtends() {
    StringBuilder compose = new StringBuilder("services:\n  s0: {image: a}\n");
    for (int i = 1; i < 5_000; i++) {
      compose.append("  s%d: {extends: s%d}\n".formatted(i, i - 1));
    }
    ReadProject read = ReadProject.of(compose.toString());
    assertThat(read.cis()).hasSize(5_000);
    assertThat(read.problems()).contains("WARNING LIMIT compose.yaml:5000");
  }

  @Test
  void boundsAliasesNestingAndSize() {
    String bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'k'; c++) {
      String before = "*" + (char) (c - 1);
      bomb +=
          "%c: &%c [%s]\n"
              .formatted(
                  c,
                  c,
                  String.join(
                      ",",
                      List.of(before, before, before, before, before, before, before, before)));
    }
    for (String compose :
        List.of(bomb, "a: ".repeat(1) + "[".repeat(10_000), "x".repeat(50 << 20), "\u0000")) {
      assertThat(ReadProject.of(compose).findings().unreadableFiles())
          .containsExactly("compose.yaml");
    }
  }

  @Test
  void readsManyServicesQuickly() {
    List<String> lines = new ArrayList<>(List.of("services:"));
    for (int i = 0; i < 20_000; i++) {
      lines.add(
          "  s%d: {image: x, depends_on: [s%d], environment: {A_URL: 'http://s%d:80'}}"
              .formatted(i, (i * 7) % 20_000, (i * 11) % 20_000));
    }
    long start = System.nanoTime();
    ReadProject read = ReadProject.of(String.join("\n", lines));
    assertThat(read.cis()).hasSize(20_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  private static String node(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 5 : 1);
    if (kind < 2) {
      return VALUES.get(random.nextInt(VALUES.size()));
    }
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String value = node(random, depth - 1);
      parts.add(kind == 2 ? value : KEYS.get(random.nextInt(KEYS.size())) + ": " + value);
    }
    return kind == 2 ? "[" + String.join(", ", parts) + "]" : "{" + String.join(", ", parts) + "}";
  }
}
