package org.kaskade.importers.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.TestSchema;

class MappingTest {
  private final TerraformMapping mapping = TerraformMapping.load();

  @Test
  void namesClassesAndAttributesThatAreDeclared() {
    for (TypeRule rule : mapping.types()) {
      CiClass known = TestSchema.SCHEMA.ciClass(rule.ciClass()).orElseThrow();
      assertThat(known.attributes().keySet())
          .as(rule.ciClass())
          .containsAll(rule.attributes().keySet())
          .contains("provider", "resourceId", "address", "managedIn");
      assertThat(known.identification().stream().map(each -> each.attributes()))
          .as(rule.ciClass())
          .containsSubsequence(List.of("provider", "resourceId"), List.of("managedIn", "address"));
    }
    assertThat(TestSchema.SCHEMA.classes().stream().map(CiClass::name))
        .containsAll(mapping.spares());
  }

  @Test
  void namesRelationshipsThatAreDeclared() {
    List<Meaning> meanings = new ArrayList<>(List.of(mapping.plain()));
    mapping.links().forEach(rule -> meanings.add(rule.meaning()));
    mapping.edges().forEach(rule -> meanings.add(rule.meaning()));
    assertThat(meanings)
        .allMatch(each ->
            each.none() || TestSchema.SCHEMA.relationshipType(each.relationship()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "aws_instance, VirtualMachine", "google_compute_instance, VirtualMachine",
    "azurerm_windows_virtual_machine_scale_set, Cluster", "libvirt_domain, VirtualMachine",
    "vsphere_virtual_machine, VirtualMachine", "hcloud_load_balancer, LoadBalancer",
    "openstack_lb_loadbalancer_v2, LoadBalancer", "aws_db_instance, Database",
    "kubernetes_deployment, CloudResource", "cloudflare_record, CloudResource"
  })
  void tellsWhatTypesBecome(String type, String ciClass) {
    assertThat(mapping.type(type).orElseThrow().ciClass()).isEqualTo(ciClass);
    assertThat(mapping.ignored().matches(type)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "^name: [a^, mapping.yaml:1",
        "^relationship: DEPENDS_ON\nname: a^, mapping.yaml:2: name must be a list",
        "^relationship: X\nlinks:\n- {dependent: me}^, mapping.yaml:3: dependent must be",
        "^relationship: X\nclasses:\n- {types: [a]}^, mapping.yaml:3: class is missing",
        "^relationship: X\nedges:\n- {types: [a], strength: x}^, mapping.yaml:3: dependent must list",
        "^a: b^, mapping.yaml:1: relationship is missing"
      })
  void pointsAtWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> TerraformMapping.parse(text.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining(message);
  }
}
