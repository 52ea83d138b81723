package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTest {
  private final CmdbSchema schema = new SchemaLoader(List.of()).load();
  private final Identification identification = new Identification(schema);

  @Test
  void takesAQualifiedNameForTheKeyOfAServer() {
    assertThat(identification.keys("Server", Map.of("name", "web-01.example.org")))
        .containsExactly("server:web-01.example.org");
  }

  @Test
  void meetsTheSameServerByNameAndByDomainName() {
    List<IdentityKey> byName =
        identification.identities("Server", Map.of("name", "Web-01.Example.org"));
    List<IdentityKey> byDomainName =
        identification.identities("Server", Map.of("name", "web", "fqdn", "web-01.example.org."));

    assertThat(byName).isEqualTo(byDomainName);
    assertThat(byName)
        .containsExactly(new IdentityKey("Server", List.of("fqdn"), List.of("web-01.example.org")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-01",
        "10.0.0.1",
        "a..b",
        "-web.example.org",
        "::1",
        "1.2",
        "web 1.example.org"
      })
  void takesNoOtherNameForADomainName(String name) {
    assertThat(identification.keys("Server", Map.of("name", name))).isEmpty();
  }

  @Test
  void givesKeysInTheOrderOfTheRules() {
    assertThat(
            identification.keys(
                "VirtualMachine",
                Map.of(
                    "name", "web-1",
                    "environment", "prod",
                    "inventory", "dc",
                    "serialNumber", " 4711 ",
                    "fqdn", "web-1.example.org")))
        .containsExactly(
            "virtual-machine:web-1.example.org",
            "virtual-machine:4711",
            "virtual-machine:prod/web-1",
            "virtual-machine:dc/web-1");
  }

  @Test
  void findsTheSameCiUnderAnAncestor() {
    Map<String, String> values = Map.of("name", "web-1", "environment", "prod");
    List<IdentityKey> asServer = identification.identities("Server", values);

    assertThat(identification.identities("VirtualMachine", values)).isEqualTo(asServer);
    assertThat(identification.key("VirtualMachine", asServer.getFirst()))
        .isEqualTo("virtual-machine:prod/web-1");
  }

  @Test
  void tellsServiceAndWorkloadOfOneNameApart() {
    Map<String, String> values = Map.of("cluster", "c", "namespace", "n", "kind", "k", "name", "x");

    assertThat(identification.identities("Workload", values))
        .doesNotContainAnyElementsOf(identification.identities("NetworkService", values));
  }

  @Test
  void needsNoMoreThanANameWhereNamesAreKnownToAll() {
    for (String ciClass :
        List.of(
            "BusinessService",
            "TechnicalService",
            "Application",
            "Api",
            "Cluster",
            "Team",
            "Supplier",
            "Site")) {
      assertThat(identification.keys(ciClass, Map.of("name", "Shop")))
          .containsExactly(schema.ciClass(ciClass).orElseThrow().keyPrefix() + ":Shop");
    }
  }

  @Test
  void keepsValuesWithSlashesApart() {
    Map<String, String> one = Map.of("environment", "a/b", "name", "c");
    Map<String, String> other = Map.of("environment", "a", "name", "b/c");
    Map<String, String> encoded = Map.of("environment", "a%2Fb", "name", "c");

    assertThat(identification.keys("Cache", one)).containsExactly("cache:a%2Fb/c");
    assertThat(identification.keys("Cache", other)).containsExactly("cache:a/b%2Fc");
    assertThat(identification.keys("Cache", encoded)).containsExactly("cache:a%252Fb/c");
    assertThat(identification.keys("Cache", Map.of("environment", "a\nb", "name", "\u0085")))
        .containsExactly("cache:a%0Ab/%C2%85");
  }

  @Test
  void takesBlankAndManyValuedAttributesForMissing() {
    assertThat(identification.keys("Cache", Map.of("environment", " ", "name", "x"))).isEmpty();
    assertThat(identification.keys("Cache", Map.of("environment", List.of("a"), "name", "x")))
        .isEmpty();
  }

  @Test
  void knowsNoKeysOfAnUnknownClass() {
    assertThat(identification.keys("Sever", Map.of("name", "a.b"))).isEmpty();
  }

  @Test
  void takesComposedAndDecomposedLettersForTheSame() {
    assertThat(identification.keys("Site", Map.of("name", "Mu\u0308nchen")))
        .isEqualTo(identification.keys("Site", Map.of("name", "M\u00fcnchen")));
  }

  @Test
  void isContradictedByAnotherValueOfAnEarlierRuleAlone() {
    Map<String, String> staging = Map.of("environment", "staging", "name", "web");
    IdentityKey byName = new IdentityKey("Application", List.of("name"), List.of("web"));

    assertThat(
            identification.contradicts(
                "Application", byName, staging, Map.of("environment", "prod", "name", "web")))
        .isTrue();
    assertThat(identification.contradicts("Application", byName, staging, Map.of("name", "web")))
        .isFalse();
    assertThat(
            identification.contradicts(
                "Application",
                identification.identities("Application", staging).getFirst(),
                staging,
                Map.of("environment", "prod")))
        .isFalse();
  }
}
