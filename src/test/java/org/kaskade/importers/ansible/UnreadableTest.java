package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableTest {
  @Test
  void leavesTheHostsOfOtherFilesAlone() {
    Estate estate =
        Estate.of(
            "hosts", "[web]\na\n",
            "group_vars/web.yml", "x: [\n",
            "host_vars/a.yml", "kaskade_owner: shop\nkaskade_owner: ops\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.findings().unreadableFiles())
        .containsExactlyInAnyOrder("group_vars/web.yml", "host_vars/a.yml");
    assertThat(estate.problems())
        .containsExactly(
            "ERROR DUPLICATE_KEY host_vars/a.yml:2", "ERROR SYNTAX group_vars/web.yml:2");
  }

  @Test
  void keepsTheVariablesOfHostsThatAnUnreadableFileMayList() {
    Estate estate =
        Estate.of(
            "hosts.yml", "web:\n  hosts:\n    a: {\n",
            "host_vars/a.yml", "kaskade_owner: shop\n");
    assertThat(estate.findings().unreadableFiles())
        .containsExactlyInAnyOrder("hosts.yml", "host_vars/a.yml");
    assertThat(estate.problems())
        .hasSize(1)
        .allMatch(text -> text.startsWith("ERROR SYNTAX hosts.yml"));
  }

  @Test
  void reportsVariablesThatAreForNobody() {
    Estate estate =
        Estate.of(
            "hosts", "[web]\na\n",
            "host_vars/b.yml", "kaskade_owner: shop\n",
            "host_vars/.gitkeep", "",
            "group_vars/db/main.yml", "x: 1\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems())
        .containsExactly(
            "INFO ORPHAN_GROUP_VARS group_vars/db/main.yml",
            "WARNING ORPHAN_HOST_VARS host_vars/b.yml");
  }

  @Test
  void isWhatIsEncrypted() {
    Estate estate =
        Estate.of(
            "hosts",
            "[web]\na\n",
            "group_vars/all/vault.yml",
            "$ANSIBLE_VAULT;1.1;AES256\n3031\n",
            "group_vars/all/sops.yaml",
            "kaskade_owner: ENC[AES256_GCM,data:x]\nsops:\n  mac: ENC[x]\n",
            "host_vars/a.yml",
            "kaskade_owner: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  3031\n");
    assertThat(estate.attributes("a")).containsOnlyKeys("inventory", "groups");
    assertThat(estate.problems())
        .containsExactly(
            "INFO ENCRYPTED group_vars/all/sops.yaml:2",
            "INFO ENCRYPTED group_vars/all/vault.yml",
            "INFO ENCRYPTED host_vars/a.yml:1");
  }

  @Test
  void neverTellsSecrets() {
    Estate estate =
        Estate.of(
            Map.of("attributes", Map.of("role", "db_password", "site", "leak")),
            "hosts",
            """
            [web]
            a db_password=hunter2 leak="{{ db_password }}" ansible_become_pass=hunter2
            b ansible_password='hunter2
            """);
    assertThat(estate.findings().cis().toString() + estate.findings().problems())
        .doesNotContain("hunter2");
    assertThat(estate.problems())
        .containsExactly("ERROR SYNTAX hosts:3", "INFO UNRESOLVED_TEMPLATE hosts:2");
  }

  @Test
  void isAFileOfThousandsOfLevels() {
    Estate estate =
        Estate.of("hosts", "[web]\na\n", "host_vars/a.yml", "x: " + "[".repeat(10_000) + "\n");
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems()).containsExactly("ERROR LIMIT host_vars/a.yml:1");
  }
}
