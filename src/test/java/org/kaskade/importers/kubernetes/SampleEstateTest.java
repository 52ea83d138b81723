package org.kaskade.importers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlReader;
import org.kaskade.yaml.YamlScalar;

/// `importers/kubernetes/sample` becomes `importers/kubernetes/expected/estate.yaml`.
class SampleEstateTest {
  private static final Path FOLDER = Path.of("importers/kubernetes");

  private static FoundEstate sample() {
    return FoundEstate.of(
        new InMemoryInventory("larkspur", SampleFolder.of(FOLDER.resolve("sample")))
            .with(Map.of("cluster", "larkspur-prod", "environment", "production")));
  }

  private static List<String> expected(String key) throws IOException {
    YamlNode root =
        new YamlReader()
            .read(Files.readAllBytes(FOLDER.resolve("expected/estate.yaml")))
            .getFirst()
            .root();
    assertThat(root).isInstanceOf(YamlMapping.class);
    return root instanceof YamlMapping mapping
        ? mapping.items(key).stream().map(item -> ((YamlScalar) item).text()).toList()
        : List.of();
  }

  @Test
  void hasTheExpectedCis() throws IOException {
    assertThat(sample().cis()).containsExactlyInAnyOrderElementsOf(expected("cis"));
  }

  @Test
  void hasTheExpectedDependencies() throws IOException {
    assertThat(sample().dependencies())
        .containsExactlyInAnyOrderElementsOf(expected("dependencies"));
  }

  @Test
  void hasNoProblems() {
    assertThat(sample().problems()).isEmpty();
  }

  @Test
  void saysWhichDatabasesItsWorkloadsUse() {
    assertThat(sample().ci("Workload shop/orders").attributes())
        .containsEntry("externalHosts", List.of("pg-orders.larkspur.example"))
        .containsEntry("owner", "team-orders")
        .containsEntry("criticality", "critical")
        .containsEntry("environment", "production");
  }
}
