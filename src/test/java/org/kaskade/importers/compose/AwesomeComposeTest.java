package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.InMemoryInventory;

/// Counted by hand and by a script of its own over docker/awesome-compose.
class AwesomeComposeTest {
  private static final Path SAMPLE = Path.of("../shared/samples/docker+awesome-compose");

  @Test
  void findsWhatItsMaintainersKnow() throws IOException {
    assumeTrue(
        Files.isDirectory(SAMPLE), "skipped: the sample awesome-compose is not beside the project");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(SAMPLE)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(SAMPLE.relativize(path).toString(), Files.readString(path));
      }
    }
    ReadProject read = ReadProject.of(new InMemoryInventory("awesome-compose", files));
    assertThat(read.cis().stream().filter(ci -> ci.startsWith("Workload "))).hasSize(81);
    assertThat(read.cis().stream().filter(ci -> ci.startsWith("Volume "))).hasSize(21);
    assertThat(of(read, "DEPENDS_ON")).hasSize(26);
    assertThat(of(read, "STORES_ON")).hasSize(21);
    assertThat(of(read, "CALLS"))
        .containsExactlyInAnyOrder(
            "gitea CALLS db",
            "nc CALLS db",
            "nc CALLS db",
            "nc CALLS redis",
            "etl CALLS db",
            "etl CALLS redpanda",
            "backend CALLS db",
            "wordpress CALLS db");
    assertThat(read.problems()).isEmpty();
  }

  private static List<String> of(ReadProject read, String type) {
    return read.dependencies().stream().filter(each -> each.contains(" " + type + " ")).toList();
  }
}
