package org.kaskade.importers.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Counted by a script of its own over the public catalogs.
class PublicCatalogsTest {
  private static Map<String, Long> count(Stream<String> words) {
    return words
        .map(word -> word.substring(0, (word + " ").indexOf(" ")))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Map<String, Long> types(ReadCatalog read) {
    return count(read.findings().dependencies().stream().map(each -> each.type()));
  }

  @Test
  void dokaSecaIsThreeSystemsOnThreeDatabases() {
    ReadCatalog read = ReadCatalog.of(ReadCatalog.shared("thatmlopsguy+dokaseca-portal-catalog"));
    assertThat(count(read.cis().stream()))
        .isEqualTo(
            Map.of(
                "Application", 3L, "BusinessService", 3L, "Database", 3L, "TechnicalService", 3L));
    assertThat(types(read))
        .isEqualTo(Map.of("OWNED_BY", 12L, "PART_OF", 9L, "DEPENDS_ON", 3L, "EXPOSES", 2L));
    assertThat(read.dependencies())
        .contains(
            "component:payment-api DEPENDS_ON resource:payment-database",
            "system:payment-processing PART_OF component:payment-api",
            "domain:payments PART_OF system:payment-processing");
    assertThat(read.problems()).containsExactly("WARNING MISSING_FILE catalog/all.yaml:29");
  }

  @Test
  void giantSwarmNamesSomeChartsTwice() {
    ReadCatalog read = ReadCatalog.of(ReadCatalog.shared("giantswarm+backstage-catalogs/catalogs"));
    assertThat(count(read.cis().stream()))
        .isEqualTo(Map.of("Application", 68L, "Api", 16L, "Team", 12L));
    assertThat(types(read)).isEqualTo(Map.of("OWNED_BY", 84L, "PART_OF", 17L));
    assertThat(read.problems())
        .hasSize(9)
        .allMatch(problem -> problem.startsWith("WARNING DUPLICATE_ENTITY "));
    assertThat(read.ci("group:team-atlas").attributes().get("members"))
        .asString()
        .isEqualTo("[Rotfuks, TheoBrigitte, hervenicol]");
  }

  @Test
  void giantSwarmHadANamespaceOfItsOwn() {
    ReadCatalog read =
        ReadCatalog.of(ReadCatalog.shared("giantswarm+backstage-catalogs/_history/53f95ca1d805"));
    assertThat(count(read.cis().stream())).isEqualTo(Map.of("Application", 305L, "Team", 10L));
    assertThat(read.cis()).allMatch(ci -> ci.contains(":giantswarm/"));
    assertThat(read.problems()).containsExactly("WARNING DUPLICATE_ENTITY catalogs/groups.yaml:87");
  }
}
