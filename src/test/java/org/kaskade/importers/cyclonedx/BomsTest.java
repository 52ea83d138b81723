package org.kaskade.importers.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.FoundCi;

class BomsTest {
  /// A bill of materials with these members.
  private static String bom(String members) {
    return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", %s}".formatted(members);
  }

  private static String library(String ref, String name, String more) {
    return "{\"type\": \"library\", \"bom-ref\": \"%s\", \"name\": \"%s\"%s}"
        .formatted(ref, name, more);
  }

  private static String subject(String name) {
    return "\"metadata\": {\"component\": {\"type\": \"application\", \"bom-ref\": \"app\", \"name\": \"%s\"}}"
        .formatted(name);
  }

  @Test
  void ofOneSourceShareTheirComponents() {
    String purl = ", \"version\": \"1\", \"purl\": \"pkg:npm/a@1\"";
    ReadBoms read =
        ReadBoms.of(
            Map.of(
                "a/bom.json", bom("\"components\": [" + library("1", "a", purl) + "]"),
                "b/bom.json", bom("\"components\": [" + library("x", "a", purl) + "]")));
    assertThat(read.findings().cis().stream().map(FoundCi::ref).distinct()).hasSize(1);
    assertThat(read.findings().cis().stream().map(FoundCi::file))
        .containsExactly("a/bom.json", "b/bom.json");
  }

  @Test
  void identifyByGroupNameAndVersionWithoutPackageUrl() {
    ReadBoms read =
        ReadBoms.json(
            bom(
                "\"components\": ["
                    + library("1", "a", ", \"group\": \"g\", \"version\": \"1\"")
                    + ","
                    + library("2", "b", ", \"version\": \"1\"")
                    + ","
                    + library("3", "c", "")
                    + "]"));
    assertThat(read.findings().cis().stream().map(ci -> ci.ref().identity()))
        .containsExactly(
            Map.of("group", "g", "name", "a", "version", "1"),
            Map.of("name", "b", "version", "1"),
            Map.of("inventory", "shop", "name", "c"));
  }

  @Test
  void keepPartsApartThatTheyListApart() {
    ReadBoms read =
        ReadBoms.json(
            bom("\"components\": [" + library("1", "a", "") + "," + library("2", "a", "") + "]"));
    assertThat(read.findings().cis().stream().map(ci -> ci.ref().identity()))
        .containsExactly(
            Map.of("inventory", "shop/bom.json", "bomRef", "1"),
            Map.of("inventory", "shop/bom.json", "bomRef", "2"));
    assertThat(
            ReadBoms.json(
                    bom(
                        "\"components\": ["
                            + library("1", "a", "").replace("library", "application")
                            + ","
                            + library("2", "a", "").replace("library", "application")
                            + "]"))
                .problems())
        .containsExactly("WARNING AMBIGUOUS_IDENTITY bom.json:1");
  }

  @Test
  void giveWhatTheyDescribeWhatNothingElseNeeds() {
    ReadBoms read =
        ReadBoms.json(
            bom(
                subject("app")
                    + ", \"components\": ["
                    + library("a", "a", "")
                    + ","
                    + library("b", "b", "")
                    + "], \"dependencies\": [{\"ref\": \"a\", \"dependsOn\": [\"b\"]}]"));
    assertThat(read.dependencies()).containsExactly("a DEPENDS_ON b", "app PART_OF a");
  }

  @Test
  void reportReferencesToNothing() {
    ReadBoms read =
        ReadBoms.json(
            bom(
                subject("app")
                    + ",\n\"dependencies\": [\n{\"ref\": \"app\", \"dependsOn\": [\"gone\",\n\"app\"]},\n{\"ref\": \"none\", \"dependsOn\": [\"app\"]}]"));
    assertThat(read.problems())
        .containsExactly(
            "WARNING DANGLING_REFERENCE bom.json:3", "WARNING DANGLING_REFERENCE bom.json:5");
    // That it depends on itself is for the estate to refuse.
    assertThat(read.dependencies()).containsExactly("app DEPENDS_ON app");
  }

  @Test
  void linkToOthersOfTheSource() {
    String serial = "3e671687-395b-41f5-a30f-a58921a69b79";
    String other =
        bom(
            "\"serialNumber\": \"urn:uuid:"
                + serial.toUpperCase(Locale.ROOT)
                + "\", \"version\": 2, "
                + subject("other")
                + ", \"components\": ["
                + library("pkg:npm/%40x/a@1", "a", "")
                + "]");
    String links =
        "[\"urn:cdx:%1$s/2\", \"urn:cdx:%1$s/2#pkg:npm%%2F%%2540x%%2Fa@1\", \"urn:cdx:%1$s/1\", \"urn:cdx:%1$s/2#no\", \"urn:cdx:0/1\", \"urn:cdx:\"]"
            .formatted(serial);
    ReadBoms read =
        ReadBoms.of(
            Map.of(
                "a.json",
                bom(
                    subject("app")
                        + ", \"dependencies\": [{\"ref\": \"app\", \"dependsOn\": "
                        + links
                        + "}]"),
                "b.json",
                other));
    assertThat(read.dependencies())
        .containsExactly("app DEPENDS_ON other", "app DEPENDS_ON a", "other PART_OF a");
    assertThat(read.problems())
        .hasSize(4)
        .allMatch(problem -> problem.equals("WARNING DANGLING_REFERENCE a.json:1"));
  }

  @Test
  void ofVulnerabilitiesAloneHoldNoCis() {
    ReadBoms read =
        ReadBoms.json(bom("\"version\": 1, \"vulnerabilities\": [{\"id\": \"CVE-1\"}]"));
    assertThat(read.cis()).isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void areFoundAmongOthers() {
    ReadBoms read =
        ReadBoms.of(
            Map.of(
                "deep/some.json", "\n\t" + bom("\"components\": [" + library("a", "a", "") + "]"),
                "package.json", "{\"name\": \"x\"}",
                "broken.json", "{",
                "pom.xml", "<project",
                "readme.md", "CycloneDX"));
    assertThat(read.cis()).containsExactly("SoftwareComponent a");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void ofAnotherSortSaySo() {
    for (String path : List.of("bom.json", "x/a.cdx.json", "a.cdx")) {
      assertThat(ReadBoms.of(Map.of(path, "{\"spdxVersion\": \"SPDX-2.3\"}")).problems())
          .containsExactly("INFO NOT_CYCLONEDX " + path + ":1");
    }
    assertThat(ReadBoms.xml("<project/>").problems())
        .containsExactly("INFO NOT_CYCLONEDX bom.xml:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"name\": \"a\"",
        "{\"bomFormat\": \"CycloneDX\"} }",
        "{\"bomFormat\": \"CycloneDX\", \"version\": 1, \"version\": 2}",
        "<bom",
        "\u0000",
      })
  void thatCannotBeReadKeepWhatTheySaid(String content) {
    ReadBoms read = ReadBoms.json(content);
    assertThat(read.cis()).isEmpty();
    if (content.isEmpty()) {
      assertThat(read.problems()).containsExactly("INFO NOT_CYCLONEDX bom.json:1");
    } else {
      assertThat(read.findings().unreadableFiles()).containsExactly("bom.json");
      assertThat(read.problems()).singleElement().asString().matches("ERROR \\w+ bom.json:1");
    }
  }

  @Test
  void withWrongTypesSaySo() {
    ReadBoms read =
        ReadBoms.json(
            bom(
                "\"metadata\": {\"component\": 7}, \"components\": [1, {\"name\": {}}, {\"name\": \"a\", \"hashes\": 4,"
                    + " \"licenses\": [[]], \"components\": {\"b\": 1}}], \"services\": \"x\","
                    + " \"dependencies\": [[], {\"ref\": []}, {\"ref\": \"a\", \"dependsOn\": [{}]}]"));
    assertThat(read.cis()).containsExactly("SoftwareComponent a");
    assertThat(read.problems())
        .contains("WARNING INVALID_COMPONENT bom.json:1")
        .filteredOn(problem -> problem.startsWith("WARNING UNEXPECTED_TYPE bom.json:1"))
        .hasSize(7);
  }

  @Test
  void ofUnknownVersionsAreReadAllTheSame() {
    ReadBoms read =
        ReadBoms.json(
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"9.0\", \"components\": [{\"name\": \"a\"}]}");
    assertThat(read.cis()).containsExactly("SoftwareComponent a");
    assertThat(read.problems()).containsExactly("WARNING UNKNOWN_VERSION bom.json:1");
  }
}
