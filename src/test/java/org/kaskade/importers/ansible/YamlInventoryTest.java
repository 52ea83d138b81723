package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlInventoryTest {
  @Test
  void readsNestedGroupsRangesAndNullHosts() {
    Estate estate =
        Estate.of(
            "inventory.yml",
            """
            all:
              hosts:
                alone:
              children:
                web:
                  hosts:
                    web[1:2]:
                      ansible_host: 10.0.0.7
                  children:
                    edge:
                      hosts: web9
            """);
    assertThat(estate.names("Server")).containsExactly("alone", "web1", "web2", "web9");
    assertThat(estate.attributes("web9")).containsEntry("groups", List.of("edge", "web"));
    assertThat(estate.attributes("web2")).containsEntry("ipAddress", "10.0.0.7");
    assertThat(estate.claim("web2", "inventory.yml").line()).isEqualTo(7);
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void readsJsonAsTheYamlItIs() {
    Estate estate =
        Estate.of(
            "inventory/hosts.json",
            "{\"web\": {\"hosts\": {\"web1\": {\"ansible_host\": \"10.0.0.7\"}}}}");
    assertThat(estate.attributes("web1"))
        .containsEntry("groups", List.of("web"))
        .containsEntry("ipAddress", "10.0.0.7");
  }

  @Test
  void warnsOfKeysThatRepeatTheirValue() {
    Estate estate = Estate.of("hosts.yml", "web:\n  hosts:\n    a:\n    a:\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems()).containsExactly("WARNING DUPLICATE_KEY hosts.yml:4");
  }

  @Test
  void doesNotApplyAFileWhoseKeysContradict() {
    Estate estate = Estate.of("hosts.yml", "web:\n  hosts:\n    a: {x: 1}\n    a: {x: 2}\n");
    assertThat(estate.findings().cis()).isEmpty();
    assertThat(estate.problems()).containsExactly("ERROR DUPLICATE_KEY hosts.yml:4");
    assertThat(estate.findings().unreadableFiles()).containsExactly("hosts.yml");
  }

  @Test
  void passesOverKeysThatAreNoPartOfAGroup() {
    Estate estate =
        Estate.of("hosts.yml", "all:\n  hosts: {a: }\n  children: {b: {host: {c: }}}\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems()).containsExactly("WARNING UNEXPECTED_ENTRY hosts.yml:3");
  }
}
