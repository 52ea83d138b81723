package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {
  @Test
  void comeFromTheVariablesThatOptionsName() {
    Estate estate =
        Estate.of(
            Map.of(
                "environmentVariable",
                "env",
                "ownerVariable",
                List.of("squad", "team"),
                "criticalityVariable",
                "crit",
                "attributes",
                Map.of("operatingSystem", "os")),
            "hosts",
            "[a]\nweb env=production team=shop crit=HIGH os=Debian\n");
    assertThat(estate.attributes("web"))
        .containsEntry("environment", "production")
        .containsEntry("owner", "shop")
        .containsEntry("criticality", "HIGH")
        .containsEntry("operatingSystem", "Debian");
  }

  @Test
  void takeTheEnvironmentOfTheirInventory() {
    Estate estate =
        Estate.of(
            Map.of("environment", Map.of("inventories/prod", "production")),
            "inventories/prod/hosts",
            "[a]\nweb\n",
            "inventories/lab/hosts",
            "[a]\ntest\n");
    assertThat(estate.attributes("web")).containsEntry("environment", "production");
    assertThat(estate.attributes("test")).doesNotContainKey("environment");
    Estate constant = Estate.of(Map.of("environment", "production"), "hosts", "[a]\nweb\n");
    assertThat(constant.attributes("web")).containsEntry("environment", "production");
  }

  @Test
  void areNamedInEitherCase() {
    Estate estate =
        Estate.of(
            "hosts",
            "[a]\nweb kaskade_operating_system=Debian kaskade_cpuCores=4 kaskade_colour=red\n");
    assertThat(estate.attributes("web"))
        .containsEntry("operatingSystem", "Debian")
        .containsEntry("cpuCores", 4L)
        .doesNotContainKey("colour");
    assertThat(estate.problems()).containsExactly("WARNING UNKNOWN_ATTRIBUTE hosts:2");
  }

  @Test
  void areFoundInTheFileThatSaysThem() {
    Estate estate =
        Estate.of(
            "hosts", "[web]\na\n",
            "group_vars/web.yml", "x: 1\nkaskade_owner: shop\n",
            "host_vars/a.yml", "kaskade_criticality: HIGH\n");
    assertThat(estate.claim("a", "group_vars/web.yml").line()).isEqualTo(2);
    assertThat(estate.claim("a", "group_vars/web.yml").attributes())
        .isEqualTo(Map.of("owner", "shop"));
    assertThat(estate.claim("a", "host_vars/a.yml").attributes())
        .isEqualTo(Map.of("criticality", "HIGH"));
    assertThat(estate.claim("a", "hosts").attributes()).containsOnlyKeys("inventory", "groups");
  }

  @Test
  void holdAnAddressOnlyWhenItIsOne() {
    Estate estate =
        Estate.of(
            "hosts",
            """
            [a]
            a ansible_host=10.0.0.1 ansible_ssh_host=10.0.0.2
            b ansible_host=b.example.org
            c ansible_host=127.0.0.1
            192.0.2.7
            """);
    assertThat(estate.attributes("a")).containsEntry("ipAddress", "10.0.0.2");
    assertThat(estate.attributes("b")).doesNotContainKey("ipAddress");
    assertThat(estate.attributes("c")).doesNotContainKey("ipAddress");
    assertThat(estate.attributes("192.0.2.7")).containsEntry("ipAddress", "192.0.2.7");
  }
}
