package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablePrecedenceTest {
  private static final String HOSTS =
      """
      [parent:children]
      beta
      alpha
      [alpha]
      h%s
      [beta]
      h
      [all:vars]
      kaskade_owner=all-inventory
      [parent:vars]
      kaskade_owner=parent-inventory
      [alpha:vars]
      kaskade_owner=alpha-inventory
      [beta:vars]
      kaskade_owner=beta-inventory
      """;

  /// From the weakest to the strongest, as Ansible's documentation lists them.
  private static final List<String> FILES =
      List.of(
          "inventory/group_vars/all.yml",
          "group_vars/all.yml",
          "inventory/group_vars/parent.yml",
          "inventory/group_vars/alpha.yml",
          "inventory/group_vars/beta.yml",
          "group_vars/parent.yml",
          "group_vars/beta.yml",
          "inventory/hosts",
          "inventory/host_vars/h.yml",
          "host_vars/h.yml");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void letsTheStrongestFileWin(int count) {
    boolean inline = count > FILES.indexOf("inventory/hosts");
    List<String> files = new ArrayList<>(List.of("inventory/hosts"));
    files.add(HOSTS.formatted(inline ? " kaskade_owner=inventory/hosts" : ""));
    for (String file : FILES.subList(0, count)) {
      if (!file.equals("inventory/hosts")) {
        files.add(file);
        files.add("kaskade_owner: " + file + "\n");
      }
    }
    Estate estate = Estate.of(files.toArray(String[]::new));
    String strongest = count == 0 ? "beta-inventory" : FILES.get(count - 1);
    assertThat(estate.attributes("h")).containsEntry("owner", strongest);
    assertThat(estate.claim("h", count == 0 ? "inventory/hosts" : strongest).attributes())
        .containsEntry("owner", strongest);
    assertThat(estate.problems()).isEmpty();
  }

  @Test
  void honoursThePriorityOfAGroup() {
    Estate estate =
        Estate.of("hosts", HOSTS.formatted("") + "[alpha:vars]\nansible_group_priority=10\n");
    assertThat(estate.attributes("h")).containsEntry("owner", "alpha-inventory");
  }

  @Test
  void readsAFolderOfVariablesInTheOrderOfItsFiles() {
    Estate estate =
        Estate.of(
            "hosts", "[web]\nh\n",
            "group_vars/web/a.yml", "kaskade_owner: a\nkaskade_criticality: LOW\n",
            "group_vars/web/deeper/b.yml", "kaskade_owner: b\n",
            "group_vars/web/notes.txt", "kaskade_owner: notes\n",
            "group_vars/web.yml", "kaskade_owner: shadowed\n");
    assertThat(estate.attributes("h"))
        .containsEntry("owner", "b")
        .containsEntry("criticality", "LOW");
    assertThat(estate.problems()).containsExactly("WARNING IGNORED_VARIABLES group_vars/web.yml");
  }

  @Test
  void findsVariablesOfAHostWhoseNameHasDots() {
    Estate estate =
        Estate.of(
            "hosts", "a.example.org\nb.example.org\n[x]\n",
            "host_vars/a.example.org.yml", "kaskade_owner: one\n",
            "host_vars/b.example.org/main.yml", "kaskade_owner: two\n");
    assertThat(estate.attributes("a.example.org")).containsEntry("owner", "one");
    assertThat(estate.attributes("b.example.org")).containsEntry("owner", "two");
  }
}
