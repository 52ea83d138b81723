package org.kaskade.importers.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.FoundCi;

/// Counted by a script of its own over CycloneDX/bom-examples.
class PublicBomsTest {
  private static ReadBoms example(String name) {
    return ReadBoms.of(ReadBoms.shared("CycloneDX+bom-examples/" + name));
  }

  private static Map<String, Long> classes(ReadBoms read) {
    return read.findings().cis().stream()
        .map(FoundCi::ref)
        .distinct()
        .collect(Collectors.groupingBy(ref -> ref.ciClass(), Collectors.counting()));
  }

  private static Map<String, Long> types(ReadBoms read) {
    return read.findings().dependencies().stream()
        .map(each -> each.type())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void aBoardHasItsParts() {
    ReadBoms read = example("HBOM");
    assertThat(classes(read)).isEqualTo(Map.of("HardwareComponent", 7L));
    assertThat(types(read)).isEqualTo(Map.of("PART_OF", 6L));
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void servicesCallEachOther() {
    ReadBoms read = example("SaaSBOM");
    assertThat(classes(read)).isEqualTo(Map.of("Application", 1L, "TechnicalService", 6L));
    assertThat(read.dependencies())
        .contains(
            "Acme Cloud Example DEPENDS_ON API Gateway",
            "API Gateway DEPENDS_ON Microservice 1",
            "Microservice 1 DEPENDS_ON Postgres",
            "Microservice 3 DEPENDS_ON S3");
    assertThat(types(read)).isEqualTo(Map.of("DEPENDS_ON", 6L, "PART_OF", 5L));
  }

  @Test
  void algorithmsNeedWhatProvidesThem() {
    ReadBoms read = example("CBOM");
    assertThat(read.dependencies())
        .containsExactly(
            "Acme Application DEPENDS_ON Crypto library",
            "Crypto library DEPENDS_ON Some library",
            "AES EXPOSES Crypto library");
  }

  @Test
  void operationsLinkToABillThatIsElsewhere() {
    ReadBoms read = example("OBOM");
    assertThat(read.problems())
        .containsExactly("INFO EXTERNAL_BOM Example-1-Decoupled/obom.json:15");
    assertThat(read.dependencies()).containsExactly("Keycloak PART_OF Red Hat Enterprise Linux");
  }

  @Test
  void librariesAreKnownByTheirPackageUrl() {
    assertThat(classes(example("SBOM/dropwizard-1.3.15")))
        .isEqualTo(Map.of("SoftwareComponent", 168L));
    assertThat(types(example("SBOM/dropwizard-1.3.15")))
        .isEqualTo(Map.of("DEPENDS_ON", 170L, "PART_OF", 29L));
    assertThat(types(example("SBOM/laravel-7.12.0"))).isEqualTo(Map.of("DEPENDS_ON", 113L));
  }

  @Test
  void twoReleasesShareMostLibraries() {
    ReadBoms read = example("SBOM/proton-bridge");
    assertThat(read.cis()).hasSize(404);
    assertThat(classes(read)).isEqualTo(Map.of("Application", 2L, "SoftwareComponent", 208L));
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void vulnerabilitiesAreNoCis() {
    ReadBoms read = example("VEX");
    assertThat(classes(read)).isEqualTo(Map.of("SoftwareComponent", 4L));
    assertThat(read.problems()).isEmpty();
  }
}
