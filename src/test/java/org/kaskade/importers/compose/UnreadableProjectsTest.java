package org.kaskade.importers.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableProjectsTest {
  @Test
  void keepWhatAllTheirFilesSaid() {
    ReadProject read =
        ReadProject.of(
            Map.of(
                "compose.yaml", "services: {web: {image: [}",
                "compose.override.yaml", "services: {web: {depends_on: [db]}}"));
    assertThat(read.findings().unreadableFiles())
        .containsExactlyInAnyOrder("compose.yaml", "compose.override.yaml");
    assertThat(read.problems())
        .containsExactly(
            "ERROR SYNTAX compose.yaml:1", "ERROR INCOMPLETE_PROJECT compose.override.yaml");
  }

  @Test
  void areThoseWithContradictingKeys() {
    ReadProject read = ReadProject.of("services:\n  a: {image: a}\n  a: {image: b}\n");
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).containsExactly("ERROR DUPLICATE_KEY compose.yaml:3");
  }

  @Test
  void areNotThoseWithRepeatedKeys() {
    ReadProject read = ReadProject.of("services:\n  a: {image: a}\n  a: {image: a}\n");
    assertThat(read.cis()).containsExactly("Workload shop/a");
    assertThat(read.problems()).containsExactly("WARNING DUPLICATE_KEY compose.yaml:3");
  }

  @Test
  void areEncryptedOnes() {
    ReadProject read =
        ReadProject.of("services: {a: {image: 'ENC[AES256_GCM,data:x]'}}\nsops: {mac: x}");
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).containsExactly("ERROR ENCRYPTED compose.yaml:2");
  }

  @Test
  void areLeftOutWhereTypesAreWrong() {
    ReadProject read =
        ReadProject.of(
            """
            services:
              a: text
              b: {image: [x], ports: {a: b}, environment: 7, volumes: {x: y}, deploy: 3}
              c: {image: c, depends_on: 4, labels: [[x]]}
            volumes: [data]
            """);
    assertThat(read.cis()).containsExactly("Workload shop/b", "Workload shop/c");
    assertThat(read.problems())
        .hasSize(9)
        .allMatch(problem ->
            problem.startsWith("WARNING UNEXPECTED_TYPE compose.yaml:")
                || problem.startsWith("WARNING DANGLING_REFERENCE compose.yaml:"));
  }
}
