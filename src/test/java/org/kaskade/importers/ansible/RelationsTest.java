package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaskade.importers.CiRef;

class RelationsTest {
  private static final Map<String, Object> VMHOST = Map.of("hypervisorVariable", "vmhost");

  @Test
  void makesAHypervisorOfAHostThatOthersRunOn() {
    Estate estate = Estate.of(VMHOST, "hosts", "[a]\nweb vmhost=hv\nhv\n");
    assertThat(estate.names("Hypervisor")).containsExactly("hv");
    assertThat(estate.names("Server")).containsExactly("web");
    assertThat(estate.dependencies()).containsExactly("web RUNS_ON hv @hosts:2");
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void makesAPlaceholderOfAHypervisorThatOnlyAVariableNames() {
    Estate estate =
        Estate.of(
            VMHOST,
            "hosts",
            "[a]\nweb\ndb\n",
            "group_vars/a.yml",
            "x: 1\nvmhost: esx.example.org\n");
    assertThat(estate.refs("Hypervisor"))
        .containsExactly(new CiRef("Hypervisor", Map.of("fqdn", "esx.example.org")));
    assertThat(estate.attributes("esx.example.org")).containsEntry("placeholder", true);
    assertThat(estate.dependencies())
        .containsExactly(
            "db RUNS_ON esx.example.org @group_vars/a.yml:2",
            "web RUNS_ON esx.example.org @group_vars/a.yml:2");
    assertThat(estate.problems()).containsExactly("INFO PLACEHOLDER group_vars/a.yml:2");
  }

  @Test
  void takesAShortNameForTheOnlyHostThatHasIt() {
    Estate one = Estate.of(VMHOST, "hosts", "[a]\nweb vmhost=hv\nhv.example.org\n");
    assertThat(one.dependencies()).containsExactly("web RUNS_ON hv.example.org @hosts:2");
    Estate two = Estate.of(VMHOST, "hosts", "[a]\nweb vmhost=hv\nhv.example.org\nhv.example.com\n");
    assertThat(two.names("Hypervisor")).containsExactly("hv");
  }

  @Test
  void reportsAHypervisorThatATemplateHides() {
    Estate estate = Estate.of(VMHOST, "hosts", "[a]\nweb vmhost=\"{{ lookup('x') }}\"\n");
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.problems()).containsExactly("WARNING DANGLING_REFERENCE hosts:2");
  }

  @Test
  void placesHostsInRacksAndRacksAtSites() {
    Estate estate =
        Estate.of(
            Map.of("siteVariable", "dc", "rackVariable", "rack"),
            "hosts",
            "[a]\nweb rack=r1\ndb dc=muc1\n",
            "group_vars/all.yml",
            "dc: fra1\n");
    assertThat(estate.refs("Rack"))
        .containsExactly(new CiRef("Rack", Map.of("site", "fra1", "name", "r1")));
    assertThat(estate.names("Site")).containsExactly("fra1", "muc1");
    assertThat(estate.dependencies())
        .containsExactly(
            "db LOCATED_IN muc1 @hosts:3",
            "r1 LOCATED_IN fra1 @hosts:2",
            "web LOCATED_IN r1 @hosts:2");
    assertThat(estate.attributes("web")).containsEntry("rack", "r1").containsEntry("site", "fra1");
  }

  @Test
  void keepsARackOfAnUnknownSiteWithinItsInventory() {
    Estate estate = Estate.of(Map.of("rackVariable", "rack"), "hosts", "[a]\nweb rack=7\n");
    assertThat(estate.refs("Rack"))
        .containsExactly(new CiRef("Rack", Map.of("inventory", "estate", "name", "7")));
  }

  @Test
  void makesClustersOfTheGroupsThatTheOptionNames() {
    Estate estate =
        Estate.of(
            Map.of("clusters", Map.of("kafka", 2, "lost", "50%")),
            "hosts",
            "[kafka]\nkafka-[1:2]\nkafka-3\n[es]\nes-1\nes-2\n");
    assertThat(estate.names("Cluster")).containsExactly("kafka");
    assertThat(estate.dependencies())
        .containsExactly(
            "kafka MEMBER_OF kafka-1 members need 2 @hosts:2",
            "kafka MEMBER_OF kafka-2 members need 2 @hosts:2",
            "kafka MEMBER_OF kafka-3 members need 2 @hosts:3");
    assertThat(estate.problems()).containsExactly("WARNING DANGLING_REFERENCE .");
  }

  @Test
  void inventsNothingFromNames() {
    Estate estate = Estate.of("hosts", "[db]\ndb-1\ndb-2\n[web]\nweb-db-1 vmhost=hv rack=r1\n");
    assertThat(estate.dependencies()).isEmpty();
    assertThat(estate.findings().cis()).hasSize(3);
  }

  @Test
  void readsStatedDependencies() {
    Estate estate =
        Estate.of(
            "hosts",
            "[a]\nweb\ndb\nldap\n",
            "host_vars/web.yml",
            """
            kaskade_depends_on:
              - db
              - {host: ldap, strength: soft, group: login, need: 1}
              - key: switch:estate/sw1
              - typo
              - {host: db, type: EATS}
            """);
    assertThat(estate.dependencies())
        .containsExactly(
            "web DEPENDS_ON db @host_vars/web.yml:2",
            "web DEPENDS_ON ldap SOFT login need 1 @host_vars/web.yml:3",
            "web DEPENDS_ON sw1 @host_vars/web.yml:4");
    assertThat(estate.problems())
        .containsExactly(
            "WARNING DANGLING_REFERENCE host_vars/web.yml:5",
            "WARNING UNKNOWN_TYPE host_vars/web.yml:6");
  }
}
