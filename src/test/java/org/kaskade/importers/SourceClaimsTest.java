package org.kaskade.importers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.Place;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.TestSchema;

class SourceClaimsTest {
  private static final CmdbSchema SCHEMA = TestSchema.SCHEMA;

  @Test
  void takesOverWhatAFileSaidWhenTheSameIsFoundInIt() {
    SourceClaims first = claims(found("web-01", 4, "web-02", 4), Map.of());
    SourceClaims second = claims(found("web-01", 4, "web-02", 8), first.files());
    assertThat(second.files().get("web-01.csv")).isSameAs(first.files().get("web-01.csv"));
    assertThat(second.files().get("web-02.csv")).isNotEqualTo(first.files().get("web-02.csv"));
    assertThat(second.batch().cis())
        .isEqualTo(claims(found("web-01", 4, "web-02", 8), Map.of()).batch().cis());
  }

  @Test
  void makesClaimsAnewWhenAnotherCommitChangedTheFile() {
    Findings findings = found("web-01", 4, "web-02", 4);
    Map<String, ClaimedFile> first = claims(findings, Map.of()).files();
    SourceClaims second =
        new SourceClaims(
            "depot", SCHEMA, found("web-01", 4, "web-02", 4), SourceClaimsTest::later, first);
    assertThat(second.batch().cis())
        .extracting(CiClaim::place)
        .extracting(Place::commit)
        .containsOnly("2".repeat(40));
  }

  @Test
  void tellsProblemsOfFilesThatDidNotChange() {
    Findings first = found("web-01", "many", "web-02", "several");
    Map<String, ClaimedFile> files = claims(first, Map.of()).files();
    Findings second = found("web-01", "many", "web-02", "several");
    claims(second, files);
    assertThat(second.problems()).isEqualTo(first.problems()).hasSize(2);
  }

  @Test
  void tellsOnceForAllFilesThatAnAttributeIsNotDeclared() {
    Findings first = new Findings();
    first.ci(server("web-01", Map.of("colour", "red")));
    first.ci(server("web-02", Map.of("colour", "red")));
    Map<String, ClaimedFile> files = claims(first, Map.of()).files();
    assertThat(first.problems()).extracting(InventoryProblem::file).containsExactly("web-01.csv");

    Findings second = new Findings();
    second.ci(server("web-01", Map.of()));
    second.ci(server("web-02", Map.of("colour", "red")));
    claims(second, files);
    assertThat(second.problems()).extracting(InventoryProblem::file).containsExactly("web-02.csv");
  }

  private static Findings found(Object... serversAndCores) {
    Findings findings = new Findings();
    for (int at = 0; at < serversAndCores.length; at += 2) {
      findings.ci(
          server(String.valueOf(serversAndCores[at]), Map.of("cpuCores", serversAndCores[at + 1])));
    }
    return findings;
  }

  private static FoundCi server(String name, Map<String, Object> attributes) {
    return new FoundCi(
        new CiRef("Server", Map.of("fqdn", name + ".example")),
        name,
        new LinkedHashMap<>(attributes),
        name + ".csv",
        2);
  }

  private static SourceClaims claims(Findings findings, Map<String, ClaimedFile> before) {
    return new SourceClaims("depot", SCHEMA, findings, SourceClaimsTest::place, before);
  }

  private static Place place(String file) {
    return new Place(file, null, "1".repeat(40), "Ada Fern");
  }

  private static Place later(String file) {
    return new Place(file, null, "2".repeat(40), "Ada Fern");
  }
}
