package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Public inventories as estates, with the numbers their maintainers would recognise.
class SampleSyncIT extends SyncDoor {
  private static final Path SAMPLES = Path.of("../shared/samples");

  private JsonNode imported(String name, String sample, String format, Map<String, ?> more) {
    Path folder = SAMPLES.resolve(sample);
    assumeTrue(
        Files.isDirectory(folder),
        "skipped: the public sample " + sample + " is not beside the project");
    return imported(name, folder, format, more);
  }

  private JsonNode imported(String name, Path folder, String format, Map<String, ?> more) {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    commitBytes(name, "Ada Fern", files);
    add(name, format, more);
    JsonNode report = sync(name);
    assertThat(codes(report)).doesNotContain("UNKNOWN_ATTRIBUTE", "WRONG_VALUE", "UNKNOWN_CLASS");
    String before = everythingStored();
    assertThat(sync(name).get("revision").isNull()).isTrue();
    assertThat(everythingStored()).isEqualTo(before);
    return report;
  }

  private static List<String> codes(JsonNode report) {
    return report.get("problems").valueStream().map(p -> p.get("code").asString()).toList();
  }

  private Map<String, Long> byClass(String source) {
    return cis(source).values().stream()
        .collect(
            Collectors.groupingBy(
                ci -> ci.get("class").asString(), TreeMap::new, Collectors.counting()));
  }

  @Test
  void onlineBoutique() {
    JsonNode report =
        imported(
            "boutique",
            "GoogleCloudPlatform+microservices-demo",
            "kubernetes",
            Map.of("paths", List.of("release/kubernetes-manifests.yaml")));

    assertThat(byClass("boutique"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("Workload", 12L, "NetworkService", 12L));
    assertThat(
            cis("boutique").values().stream()
                .flatMap(ci -> ci.at("/dependencies/nodes").valueStream())
                .filter(dependency -> dependency.get("type").asString().equals("CALLS")))
        .hasSize(16);
    assertThat(report.get("dependenciesAdded").asInt()).isEqualTo(28);
    String cart =
        cis("boutique").keySet().stream()
            .filter(key -> key.startsWith("workload:") && key.endsWith("/redis-cart"))
            .findFirst()
            .orElseThrow();
    assertThat(
            data(
                    """
                    query($key: ID!) { outageImpact(input: {failed: [{key: $key}]}) {
                      affected { nodes { state ci { class name } } } } }
                    """,
                    Map.of("key", cart))
                .at("/outageImpact/affected/nodes")
                .valueStream()
                .filter(node -> node.at("/ci/class").asString().equals("Workload"))
                .filter(node -> node.get("state").asString().equals("OUTAGE"))
                .map(node -> node.at("/ci/name").asString()))
        .containsExactlyInAnyOrder(
            "redis-cart", "cartservice", "checkoutservice", "frontend", "loadgenerator");
  }

  @Test
  void archLinux() {
    imported("archlinux", "archlinux+infrastructure", "ansible", Map.of());
    assertThat(byClass("archlinux")).containsExactlyEntriesOf(Map.of("Server", 48L));
  }

  @Test
  void galaxyAustralia() {
    imported("galaxy", "usegalaxy-au+infrastructure", "ansible", Map.of());
    assertThat(byClass("galaxy")).containsExactlyEntriesOf(Map.of("Server", 104L));
  }

  @Test
  void awesomeCompose() {
    imported("compose", "docker+awesome-compose", "compose", Map.of());
    assertThat(byClass("compose"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("Workload", 81L, "Volume", 21L));
  }

  @Test
  void dokaSeca() {
    imported("dokaseca", "thatmlopsguy+dokaseca-portal-catalog", "backstage", Map.of());
    assertThat(byClass("dokaseca"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Application", 3L, "BusinessService", 3L, "Database", 3L, "TechnicalService", 3L));
  }

  @Test
  void bomExamples() {
    JsonNode report = imported("boms", "CycloneDX+bom-examples", "cyclonedx", Map.of());
    assertThat(byClass("boms"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Application", 6L,
                "HardwareComponent", 7L,
                "SoftwareComponent", 446L,
                "TechnicalService", 6L));
    assertThat(codes(report)).containsExactly("EXTERNAL_BOM");
  }

  @Test
  void homeOps() {
    JsonNode report = imported("home", "onedr0p+home-ops", "kubernetes", Map.of());
    assertThat(
            report
                .get("problems")
                .valueStream()
                .filter(problem -> problem.get("severity").asString().equals("ERROR"))
                .map(JsonNode::toString))
        .isEmpty();
    assertThat(cis("home")).isNotEmpty();
  }

  @Test
  void inframap() {
    imported("inframap", "cycloidio+inframap", "terraform", Map.of());
    assertThat(byClass("inframap"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "VirtualMachine", 19L,
                "Firewall", 29L,
                "LoadBalancer", 5L,
                "Database", 4L,
                "Cache", 2L,
                "Cluster", 1L,
                "Workload", 1L,
                "Router", 2L,
                "Volume", 1L,
                "CloudResource", 35L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ansible",
        "backstage",
        "compose",
        "cyclonedx",
        "kubernetes",
        "netbox",
        "terraform"
      })
  void samplesOfTheReaders(String format) throws IOException {
    Path options = Path.of("importers", format, "sample.options.json");
    Map<String, ?> more =
        Files.exists(options)
            ? Map.of("options", JsonMapper.shared().readTree(Files.readString(options)))
            : Map.of();
    JsonNode report = imported(format, Path.of("importers", format, "sample"), format, more);
    assertThat(report.get("created").asInt()).isPositive();
  }
}
