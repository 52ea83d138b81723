package org.kaskade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.schema.RelationshipType.DependentEnd;

class ShippedSchemaTest {
  private final CmdbSchema schema = new SchemaLoader(List.of()).load();

  @ParameterizedTest
  @CsvSource({
    "BusinessService, ConfigurationItem", "TechnicalService, ConfigurationItem",
    "Application, ConfigurationItem", "Api, ConfigurationItem",
    "SoftwareComponent, ConfigurationItem", "Database, ConfigurationItem",
    "MessageBroker, ConfigurationItem", "Cache, ConfigurationItem",
    "Workload, ConfigurationItem", "NetworkService, ConfigurationItem",
    "Ingress, ConfigurationItem", "Volume, ConfigurationItem",
    "StorageSystem, ConfigurationItem", "Cluster, ConfigurationItem",
    "PhysicalServer, Server", "VirtualMachine, Server",
    "Hypervisor, Server", "Switch, NetworkDevice",
    "Router, NetworkDevice", "Firewall, NetworkDevice",
    "LoadBalancer, NetworkDevice", "AccessPoint, NetworkDevice",
    "PowerFeed, PowerSource", "Pdu, PowerSource",
    "Ups, PowerSource", "Rack, ConfigurationItem",
    "Room, ConfigurationItem", "Site, ConfigurationItem",
    "CloudResource, ConfigurationItem", "Team, ConfigurationItem",
    "Supplier, ConfigurationItem"
  })
  void knowsTheClassesOfAnEstate(String name, String ancestor) {
    assertThat(schema.isA(name, ancestor)).isTrue();
    assertThat(schema.isA(name, CmdbSchema.ROOT)).isTrue();
    assertThat(schema.ciClass(name).orElseThrow().abstractClass()).isFalse();
  }

  @Test
  void tellsAllConcreteClassesApart() {
    assertThat(schema.classes())
        .filteredOn(c -> !c.abstractClass())
        .allSatisfy(c -> assertThat(c.identification()).as(c.name()).isNotEmpty());
  }

  @Test
  void neverIdentifiesEquipmentByItsBareName() {
    for (String ciClass : List.of("Server", "Workload", "Database", "NetworkDevice", "Volume")) {
      assertThat(schema.ciClass(ciClass).orElseThrow().identification())
          .extracting(CiClass.IdentificationRule::attributes)
          .as(ciClass)
          .doesNotContain(List.of("name"))
          .allSatisfy(rule -> assertThat(rule).doesNotContain("ipAddress"));
    }
  }

  @Test
  void countsServicesAsServices() {
    assertThat(schema.classes())
        .filteredOn(CiClass::service)
        .extracting(CiClass::name)
        .containsExactlyInAnyOrder("BusinessService", "TechnicalService");
  }

  /// Else a query that asks for the attribute of several classes would be refused.
  @Test
  void usesOneTypeAndUnitForAttributesOfOneName() {
    Map<String, Attribute> first = new HashMap<>();
    for (CiClass c : schema.classes()) {
      for (Attribute attribute : c.attributes().values()) {
        Attribute other = first.computeIfAbsent(attribute.name(), name -> attribute);
        assertThat(shown(attribute.type()))
            .as("%s.%s and %s", c.name(), attribute.name(), other.declaredBy())
            .isEqualTo(shown(other.type()));
      }
    }
  }

  /// Enums are strings in the API.
  private static AttributeType shown(AttributeType type) {
    return type == AttributeType.ENUM ? AttributeType.STRING : type;
  }

  @Test
  void putsParentsBeforeChildren() {
    List<String> names = schema.classes().stream().map(CiClass::name).toList();
    assertThat(names.getFirst()).isEqualTo(CmdbSchema.ROOT);
    for (CiClass c : schema.classes()) {
      String parent = c.parent();
      if (parent != null) {
        assertThat(names.indexOf(parent)).as(c.name()).isLessThan(names.indexOf(c.name()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DEPENDS_ON, SOURCE", "RUNS_ON, SOURCE", "MEMBER_OF, TARGET", "STORES_ON, SOURCE",
    "CONNECTED_TO, SOURCE", "POWERED_BY, SOURCE", "LOCATED_IN, SOURCE", "EXPOSES, SOURCE",
    "CALLS, SOURCE", "PART_OF, TARGET", "OWNED_BY, NONE"
  })
  void saysWhichEndDepends(String type, DependentEnd end) {
    assertThat(schema.relationshipType(type).orElseThrow().dependent()).isEqualTo(end);
  }

  @Test
  void takesTheMembersOfAClusterForSparesOfEachOther() {
    RelationshipType memberOf = schema.relationshipType("MEMBER_OF").orElseThrow();
    assertThat(memberOf.group()).isEqualTo("members");
    assertThat(memberOf.need()).isEqualTo("1");
    assertThat(memberOf.dependentClass()).isEqualTo("Cluster");
  }

  @Test
  void letsDependenciesRunBetweenAnyTwoCis() {
    RelationshipType dependsOn = schema.relationshipType("DEPENDS_ON").orElseThrow();
    assertThat(dependsOn.dependentClass()).isEqualTo(CmdbSchema.ROOT);
    assertThat(dependsOn.providerClass()).isEqualTo(CmdbSchema.ROOT);
  }

  @Test
  void prefersWhatWasStatedByHand() {
    Precedence precedence = schema.precedence();
    assertThat(precedence.rank("Server", "memory", "manual"))
        .isLessThan(precedence.rank("Server", "memory", "ansible"));
  }
}
