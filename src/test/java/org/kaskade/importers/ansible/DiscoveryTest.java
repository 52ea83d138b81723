package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryTest {
  private static Set<Object> scopes(Estate estate) {
    Set<Object> scopes = new TreeSet<>();
    estate
        .cis("Server")
        .forEach(ci -> scopes.add(String.valueOf(ci.attributes().get("inventory"))));
    return scopes;
  }

  @Test
  void keepsInventoriesApart() {
    Estate estate =
        Estate.of(
            "inventories/production/hosts", "[web]\nweb01\nshared.example.org\n",
            "inventories/production/group_vars/web.yml", "kaskade_owner: ops\n",
            "inventories/staging/hosts", "[web]\nweb01\nshared.example.org\n",
            "inventories/staging/group_vars/web.yml", "kaskade_owner: dev\n");
    assertThat(estate.refs("Server").stream().map(ref -> ref.identity()))
        .containsExactlyInAnyOrder(
            Map.of("inventory", "estate/inventories/production", "name", "web01"),
            Map.of("inventory", "estate/inventories/staging", "name", "web01"),
            Map.of("fqdn", "shared.example.org"));
    assertThat(estate.claim("web01", "inventories/staging/group_vars/web.yml").attributes())
        .containsEntry("owner", "dev");
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void takesTheFilesOfAFolderTogether() {
    Estate estate =
        Estate.of(
            "inventory/a-web", "[web]\nh\n[site:children]\nweb\n",
            "inventory/b-db.yml", "db:\n  hosts:\n    h:\n",
            "inventory/README.md", "[web]\nnothing\n");
    assertThat(estate.refs("Server")).hasSize(1);
    assertThat(estate.attributes("h")).containsEntry("groups", List.of("db", "site", "web"));
    assertThat(estate.findings().cis().stream().map(ci -> ci.file()))
        .containsExactly("inventory/a-web", "inventory/b-db.yml");
  }

  @Test
  void keepsFilesNamedForEnvironmentsApart() {
    assertThat(
            scopes(
                Estate.of("inventory/production", "[web]\na\n", "inventory/staging", "[web]\na\n")))
        .containsExactly("estate/inventory/production", "estate/inventory/staging");
    assertThat(scopes(Estate.of("production", "[web]\na\n", "staging", "[web]\na\n")))
        .containsExactly("estate/production", "estate/staging");
  }

  @Test
  void followsAnsibleCfg() {
    Estate estate =
        Estate.of(
            "ansible.cfg", "[defaults]\ninventory = ./lab\n",
            "lab/machines", "one\ntwo\n",
            "lab/more/machines", "[x]\nthree\n");
    assertThat(estate.names("Server")).containsExactly("one", "three", "two");
    assertThat(scopes(estate)).containsExactly("estate");
  }

  @Test
  void readsExactlyTheInventoriesThatTheOptionNames() {
    Estate estate =
        Estate.of(
            Map.of("inventories", List.of("plain", "lost")),
            "plain",
            "one\n",
            "hosts",
            "[web]\ntwo\n");
    assertThat(estate.names("Server")).containsExactly("one");
    assertThat(estate.problems()).containsExactly("ERROR MISSING_INVENTORY lost");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ansible.cfg, `[defaults]\nhost_key_checking=False\n`",
        "setup.cfg, `[flake8]\nverbose\n`",
        "site.yml, `- hosts: web\n  roles: [x]\n`",
        "requirements.yml, `roles:\n  - name: x\n`",
        "roles/web/tests/inventory, `[web]\nlocalhost\n`",
        "templates/hosts, `[web]\nlocalhost\n`",
        "values.yaml, `ingress:\n  hosts:\n    - a\n`",
        "compose.yml, `services:\n  web:\n    image: x\n`",
        "hosts, `127.0.0.1 localhost\n10.0.0.1 web web.example.org\n`",
        "php.ini, `[PHP]\nengine = On\n`",
        "Makefile, `all:\n\techo hosts\n`",
        "LICENSE, `MIT License\n\nCopyright\n`",
        "words, `alpha\nbeta\n`"
      })
  void passesOverWhatIsNoInventory(String path, String content) {
    assertThat(Estate.of(path, content).problems()).containsExactly("WARNING NO_INVENTORY .");
  }

  @Test
  void reportsInventoriesThatAreMadeWhenAnsibleRuns() {
    Estate estate =
        Estate.of(
            "inventory/cloud.aws_ec2.yml", "plugin: amazon.aws.aws_ec2\nregions: [eu-west-1]\n",
            "inventory/script", "#!/usr/bin/env python3\nprint('{}')\n",
            "inventory/hosts", "[web]\na\n",
            "inventory/host_vars/made-by-the-script.yml", "x: 1\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems())
        .containsExactly(
            "INFO DYNAMIC_INVENTORY inventory/cloud.aws_ec2.yml",
            "INFO DYNAMIC_INVENTORY inventory/script");
  }
}
