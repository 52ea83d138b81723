package org.kaskade.importers.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobsTest {

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          **,                     a/b/c.yaml,             true
          **,                     .hidden/x,              true
          *,                      a.yaml,                 true
          *,                      a/b.yaml,               false
          *.yaml,                 a.yaml,                 true
          *.yaml,                 d/a.yaml,               false
          *.yaml,                 x.yaml/inner,           false
          **/compose.yaml,        compose.yaml,           true
          **/compose.yaml,        a/b/compose.yaml,       true
          **/compose.yaml,        a/mycompose.yaml,       false
          kubernetes/**,          kubernetes/a,           true
          kubernetes/**,          kubernetes/a/b,         true
          kubernetes/**,          kubernetes,             false
          kubernetes,             kubernetes/a/b,         true
          kubernetes,             kubernetes,             true
          kubernetes,             x/kubernetes/a,         false
          kubernetes/,            kubernetes/a/b,         true
          kubernetes/,            kubernetes,             false
          ap*/,                   apps/a/b,               true
          ap*,                    apps/a,                 false
          **/group_vars,          x/group_vars/all.yml,   true
          /a.yaml,                a.yaml,                 true
          ./a.yaml,               a.yaml,                 true
          a//b.yaml,              a/b.yaml,               true
          a/**/b,                 a/b,                    true
          a/**/b,                 a/x/y/b,                true
          a/**/b,                 a/x/y/c,                false
          a/**/b/**/c,            a/b/x/b/y/c,            true
          a**b,                   axxb,                   true
          a**b,                   a/b,                    false
          ?.yaml,                 ä.yaml,                 true
          ?.yaml,                 😀.yaml,                true
          ?.yaml,                 ab.yaml,                false
          [a-c].yml,              b.yml,                  true
          [a-c].yml,              d.yml,                  false
          [!a-c].yml,             d.yml,                  true
          [^a-c].yml,             b.yml,                  false
          []x].yml,               ].yml,                  true
          [a-].yml,               -.yml,                  true
          "{a,b}/*.{yml,yaml}",   b/x.yaml,               true
          "{a,b}/*.{yml,yaml}",   c/x.yaml,               false
          "{a,b/{c,d}}/x",        b/d/x,                  true
          "{a,b/{c,d}}/x",        b/x,                    false
          "x{,.bak}",             x.bak,                  true
          "x{,.bak}",             x,                      true
          A.yaml,                 a.yaml,                 false
          \\*.yaml,               *.yaml,                 true
          \\*.yaml,               a.yaml,                 false
          \\{a\\},                {a},                    true
          \\!a,                   !a,                     true
          a/.,                    a/b,                    true
          """)
  void matchesAsItsFormSays(String glob, String path, boolean matches) {
    assertThat(Globs.of(List.of(glob)).matches(path)).isEqualTo(matches);
  }

  @Test
  void excludesWhereverTheExclusionStands() {
    for (List<String> globs : List.of(List.of("**", "!secrets/**"), List.of("!secrets/", "**"))) {
      assertThat(Globs.of(globs).matches("secrets/a")).isFalse();
      assertThat(Globs.of(globs).matches("open/a")).isTrue();
    }
  }

  @Test
  void meansAllOthersWhenThereAreOnlyExclusions() {
    assertThat(Globs.of(List.of("!*.md")).matches("a/b.yaml")).isTrue();
    assertThat(Globs.of(List.of("!*.md")).matches("b.md")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "/",
        "../a",
        "a/../b",
        "[a",
        "{a",
        "a}",
        "a\\",
        "[z-a]",
        "[[:alpha:]]",
        "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"
      })
  void refusesWhatItCantRead(String glob) {
    assertThatThrownBy(() -> Globs.of(List.of(glob)))
        .isInstanceOf(UnusableSource.class)
        .hasMessageContaining("'" + glob + "'");
  }

  @Test
  void namesAllMistakesAtOnce() {
    assertThatThrownBy(() -> Globs.of(List.of("[a", "ok", "{b")))
        .hasMessageContaining("'[a'")
        .hasMessageContaining("'{b'");
  }

  @Test
  void takesNoExponentialTime() {
    String hostile = "*a".repeat(200) + "b";
    String path = "a".repeat(4_000);
    Globs globs = Globs.of(List.of(hostile, "**/a/".repeat(100) + "b"));
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(globs.matches(path)).isFalse();
          assertThat(globs.matches("a/".repeat(2_000) + "c")).isFalse();
        });
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheObviousMatcherAndNeverPrunesAMatch(long seed) {
    Random random = new Random(seed);
    String[] parts = {"a", "b", "*", "?", "**", "a*", "*b", "[ab]", "ab"};
    String[] names = {"a", "b", "ab", "ba", "aab"};
    for (int round = 0; round < 3_000; round++) {
      List<String> glob = pick(random, parts);
      List<String> path = pick(random, names);
      Globs globs = Globs.of(List.of(String.join("/", glob)));
      boolean expected = slowlyMatches(glob, path);
      assertThat(globs.matches(String.join("/", path)))
          .as("seed %d: %s and %s", seed, glob, path)
          .isEqualTo(expected);
      if (expected) {
        for (int i = 1; i < path.size(); i++) {
          assertThat(globs.mayMatchBelow(Globs.segments(String.join("/", path.subList(0, i)))))
              .as("seed %d: %s and %s", seed, glob, path)
              .isTrue();
        }
      }
    }
  }

  private static List<String> pick(Random random, String[] from) {
    List<String> picked = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      picked.add(from[random.nextInt(from.length)]);
    }
    return picked;
  }

  private static boolean slowlyMatches(List<String> glob, List<String> path) {
    boolean plain = glob.getLast().matches("[ab]+");
    for (int i = 1; plain && i < path.size(); i++) {
      if (slowly(glob, path.subList(0, i))) {
        return true;
      }
    }
    return slowly(glob, path);
  }

  private static boolean slowly(List<String> glob, List<String> path) {
    if (glob.isEmpty()) {
      return path.isEmpty();
    }
    List<String> rest = glob.subList(1, glob.size());
    if (glob.getFirst().equals("**")) {
      if (rest.stream().allMatch("**"::equals)) {
        return !path.isEmpty();
      }
      for (int i = 0; i <= path.size(); i++) {
        if (slowly(rest, path.subList(i, path.size()))) {
          return true;
        }
      }
      return false;
    }
    return !path.isEmpty()
        && path.getFirst().matches(glob.getFirst().replace("*", ".*").replace("?", "."))
        && slowly(rest, path.subList(1, path.size()));
  }
}
