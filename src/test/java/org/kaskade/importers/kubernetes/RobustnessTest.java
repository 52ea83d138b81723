package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.kaskade.importers.kubernetes.Pods.service;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;

/// No manifest ends in an exception.
class RobustnessTest {
  /// Put in place of a line's value.
  private static final List<String> ODD_VALUES =
      List.of(
          "",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "~",
          "1",
          "1.5",
          "true",
          "text",
          "\"\"",
          "{{ x }}",
          "'{{ x }}'",
          "${X}",
          "&a [*a]",
          "*a",
          "<<: *b",
          "|\n  x",
          "!vault x",
          "\u0000",
          "\uD83D",
          "$(X)$(X)",
          "://@:,",
          "a:99999",
          ".",
          "..",
          "[{name: [1]}]",
          "{name: {name: x}}",
          "ENC[x]");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void mutatedManifestsBecomeProblemsAtMost(long seed) {
    Random random = new Random(seed);
    List<String> manifests =
        new ArrayList<>(SampleFolder.of(Path.of("importers/kubernetes/sample")).values());
    for (int round = 0; round < 150; round++) {
      String mutant = mutated(manifests.get(random.nextInt(manifests.size())), random);
      assertThatCode(() -> FoundEstate.of(mutant))
          .describedAs("seed %d, round %d:%n%s", seed, round, mutant)
          .doesNotThrowAnyException();
    }
  }

  private static String mutated(String manifest, Random random) {
    List<String> lines = new ArrayList<>(List.of(manifest.split("\n", -1)));
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      int colon = line.indexOf(':');
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
        case 2 -> lines.set(at, line + (char) random.nextInt(0x10000));
        case 3 -> lines.set(at, "  " + line);
        default -> {
          String odd = ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
          lines.set(at, (colon < 0 ? line : line.substring(0, colon + 1)) + " " + odd);
        }
      }
      if (lines.isEmpty()) {
        lines.add("");
      }
    }
    return String.join("\n", lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: [Service]",
        "kind: Service\nmetadata: []",
        "kind: Service\nmetadata: {name: 12}",
        "kind: Service\nmetadata: {name: [a]}",
        "kind: Service\nmetadata: {name: a, namespace: {b: c}}",
        "kind: Deployment\nmetadata: {name: a}\nspec: []",
        "kind: Deployment\nmetadata: {name: a}\nspec: {template: text}",
      })
  void objectsOfTheWrongShapeAreReported(String text) {
    FoundEstate estate = FoundEstate.of(text + "\n" + service("ok"));

    assertThat(estate.cis()).containsExactly("NetworkService shop/ok");
    if (!text.startsWith("kind: [")) {
      assertThat(estate.problems())
          .anyMatch(words -> words.startsWith("WARNING INVALID_OBJECT estate.yaml"));
    }
  }

  @Test
  void otherShapesInsideAnObjectAreIgnored() {
    String odd =
        """
        kind: Deployment
        metadata: {name: a, labels: [x], annotations: text}
        spec:
          replicas: [3]
          template:
            metadata: {labels: {app: [a], tier: ~}}
            spec:
              containers: {name: x}
              initContainers: [text, ~, {env: text, args: {a: b}, envFrom: [x], volumeMounts: 1}]
              volumes: [~, {name: [v]}, {persistentVolumeClaim: text}]
              nodeSelector: [a]
              affinity: []
              topologySpreadConstraints: {a: b}
        ---
        kind: Service
        metadata: {name: a}
        spec: {selector: {app: [a]}, ports: text}
        ---
        kind: NetworkPolicy
        metadata: {name: a}
        spec: {podSelector: text, ingress: [text, {from: text}], egress: {to: []}}
        """;

    FoundEstate estate = FoundEstate.of(odd);
    assertThat(estate.cis()).containsExactly("NetworkService default/a", "Workload default/a");
    assertThat(estate.dependencies()).isEmpty();
  }

  @Test
  void bombsEndInAProblem() {
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      aliases.append("a%d: &a%d [".formatted(i, i));
      aliases.append("*a%d, ".formatted(i - 1).repeat(9)).append("x]\n");
    }
    Map<String, String> files =
        Map.of(
            "aliases.yaml", aliases.toString(),
            "deep.json", "[".repeat(10_000) + "]".repeat(10_000),
            "documents.yaml", "--- a\n".repeat(10_001),
            "ok.yaml", service("ok"));
    FoundEstate estate = FoundEstate.of(files);

    assertThat(estate.cis()).containsExactly("NetworkService shop/ok");
    assertThat(estate.findings().unreadableFiles())
        .containsExactlyInAnyOrder("aliases.yaml", "deep.json", "documents.yaml");
  }

  @Test
  void hugeConfigurationsAreReadInTime() {
    String config =
        """
        kind: ConfigMap
        metadata: {name: c, namespace: shop}
        data:
          big: |
        """
            + "    cart:80 http://cart x=cart a.b.svc\n".repeat(25_000);
    StringBuilder workloads = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      workloads.append(Pods.deployment("web" + i, "envFrom: [{configMapRef: {name: c}}]"));
    }
    FoundEstate estate =
        Assertions.assertTimeout(
            Duration.ofSeconds(60),
            () ->
                FoundEstate.of(
                    Map.of("config.yaml", config, "estate.yaml", service("cart") + workloads)));

    assertThat(estate.dependencies("CALLS")).hasSize(200);
    assertThat(estate.dependency("Workload shop/web7 CALLS NetworkService shop/cart").line())
        .isEqualTo(5);
  }

  @Test
  void aFileOfFiftyMegabytesIsNotRead() {
    byte[] large = "# comment\n".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
    InMemoryInventory inventory =
        new InMemoryInventory(
            "test", Map.of("large.yaml", new String(large, StandardCharsets.UTF_8)));

    assertThat(FoundEstate.of(inventory).problems())
        .containsExactly("ERROR FILE_TOO_LARGE large.yaml:null");
  }
}
