package org.kaskade.importers.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.importers.InMemoryInventory;

class RobustnessTest {
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ":",
          "=",
          "\n",
          "\n  ",
          "\"",
          "'",
          "#",
          "- ",
          "{{",
          "}}",
          "[a:vars]\n",
          "[b:children]\n",
          "\\",
          "\t",
          "!vault ",
          "&a ",
          "*a",
          "<<: ",
          "web[1:3]",
          "\u0000",
          "é",
          "kaskade_depends_on: ",
          "hosts:",
          "children:",
          "all:",
          "plugin: ",
          "$ANSIBLE_VAULT",
          "99999999999");

  private static String mutated(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(mutant.length() + 1);
      int end = Math.min(mutant.length(), at + random.nextInt(12));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      mutant.replace(at, random.nextBoolean() ? at : end, piece);
    }
    return mutant.toString();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void readsWhateverItIsGiven(long seed) {
    Map<String, String> sample = SampleFolder.read(Path.of("importers/ansible/sample"));
    Random random = new Random(seed);
    List<String> paths = new ArrayList<>(sample.keySet());
    for (int round = 0; round < 150; round++) {
      Map<String, String> files = new TreeMap<>(sample);
      for (int i = random.nextInt(4); i >= 0; i--) {
        files.computeIfPresent(
            paths.get(random.nextInt(paths.size())), (path, text) -> mutated(text, random));
      }
      Map<String, Object> options = random.nextBoolean() ? SampleTest.options() : Map.of();
      assertThatCode(() -> Estate.read(new InMemoryInventory("fuzz", files).with(options)))
          .as("seed %d round %d", seed, round)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void readsAChainOfManyGroups() {
    StringBuilder hosts = new StringBuilder("[g0]\na\n");
    for (int i = 1; i < 20_000; i++) {
      hosts.append("[g").append(i).append(":children]\ng").append(i - 1).append('\n');
    }
    Estate estate = Estate.of("hosts", hosts.toString());
    assertThat(estate.names("Server")).containsExactly("a");
    assertThat(estate.problems()).isNotEmpty().allMatch(text -> text.startsWith("WARNING LIMIT"));
  }

  @Test
  void takesOptionsOfTheWrongFormAsMistakes() {
    Estate estate =
        Estate.of(
            Map.of(
                "clusters",
                7,
                "siteVariable",
                Map.of("a", 1),
                "colour",
                "red",
                "classes",
                List.of()),
            "hosts",
            "[a]\nweb\n");
    assertThat(estate.names("Server")).containsExactly("web");
    assertThat(estate.problems())
        .hasSize(4)
        .allMatch(text -> text.equals("WARNING INVALID_OPTION ."));
  }
}
