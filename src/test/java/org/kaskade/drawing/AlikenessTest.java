package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AlikenessTest {
  @Test
  void keepsApartWhatHangsOnDifferentThings() {
    // 0 and 1 are one of a kind; 2, 3 hang on 0 and 4, 5 on 1.
    int[] blocks = blocks(1, new int[] {0, 1, 2, 2, 2, 2}, "0-2 0-3 1-4 1-5");
    assertThat(blocks).containsExactly(0, 1, 2, 2, 3, 3);
  }

  @Test
  void foldsChainsThatAreAlike() {
    int[] blocks = blocks(2, new int[] {0, 1, 1, 1, 2, 2, 2}, "0-1 0-2 0-3 1-4 2-5 3-6");
    assertThat(blocks).containsExactly(0, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void leavesAsManyApartAsTheLimitSays() {
    assertThat(blocks(3, new int[] {0, 0, 0}, "")).containsExactly(0, 1, 2);
    assertThat(blocks(2, new int[] {0, 0, 0}, "")).containsExactly(0, 0, 0);
  }

  @Test
  void tellsSoftFromHardAndInFromOut() {
    assertThat(blocks(1, new int[] {0, 1, 1}, "0-1 0~2")).containsExactly(0, 1, 2);
    assertThat(blocks(1, new int[] {0, 1, 1}, "0-1 2-0")).containsExactly(0, 1, 2);
  }

  /// The twin lists every division of the vertices and keeps those that are right; the answer is
  /// one of them, and all others are finer.
  @RepeatedTest(300)
  void isTheCoarsestOfAllDivisionsThatAreRight(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int size = 1 + random.nextInt(7);
    int limit = 1 + random.nextInt(2);
    Case drawn = Case.of(random, size, 1 + random.nextInt(2));
    int[] found = normal(new Alikeness(limit, drawn.colors, drawn.arcs).blocks());
    List<int[]> right = new ArrayList<>();
    divisions(
        new int[size],
        0,
        0,
        division -> {
          if (drawn.isRight(division, limit)) {
            right.add(division.clone());
          }
        });
    assertThat(drawn.isRight(found, limit))
        .as("seed %d, %s of %s", seed.getCurrentRepetition(), Arrays.toString(found), drawn)
        .isTrue();
    for (int[] other : right) {
      assertThat(isFiner(other, found))
          .as(
              "seed %d: %s is not finer than %s",
              seed.getCurrentRepetition(), Arrays.toString(other), Arrays.toString(found))
          .isTrue();
    }
  }

  /// The twin begins anew until nothing changes, comparing each vertex with each.
  @RepeatedTest(200)
  void agreesWithSplittingOverAndOver(RepetitionInfo seed) {
    Random random = new Random(1_000 + seed.getCurrentRepetition());
    int size = 1 + random.nextInt(60);
    int limit = 1 + random.nextInt(4);
    Case drawn = Case.of(random, size, 1 + random.nextInt(4));
    assertThat(normal(new Alikeness(limit, drawn.colors, drawn.arcs).blocks()))
        .as("seed %d", seed.getCurrentRepetition())
        .isEqualTo(normal(drawn.splitOverAndOver(limit)));
  }

  private static int[] blocks(int limit, int[] colors, String arcs) {
    List<int[]> parsed = new ArrayList<>();
    for (String arc : arcs.isEmpty() ? new String[0] : arcs.split(" ", -1)) {
      parsed.add(
          new int[] {arc.charAt(0) - '0', arc.charAt(2) - '0', arc.charAt(1) == '-' ? 1 : 0});
    }
    return normal(new Alikeness(limit, colors, parsed).blocks());
  }

  /// Numbered in the order of first members.
  private static int[] normal(int[] blocks) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    return IntStream.of(blocks)
        .map(block -> numbers.computeIfAbsent(block, one -> numbers.size()))
        .toArray();
  }

  private static boolean isFiner(int[] fine, int[] coarse) {
    for (int a = 0; a < fine.length; a++) {
      for (int b = 0; b < a; b++) {
        if (fine[a] == fine[b] && coarse[a] != coarse[b]) {
          return false;
        }
      }
    }
    return true;
  }

  private static void divisions(int[] division, int at, int used, Consumer<int[]> each) {
    if (at == division.length) {
      each.accept(division);
      return;
    }
    for (int block = 0; block <= used; block++) {
      division[at] = block;
      divisions(division, at + 1, Math.max(used, block + 1), each);
    }
  }

  private static final class Case {
    private final int[] colors;
    private final List<int[]> arcs;

    Case(int[] colors, List<int[]> arcs) {
      this.colors = colors;
      this.arcs = arcs;
    }

    /// Few columns and few arcs per vertex, so that there is something alike.
    static Case of(Random random, int size, int colorCount) {
      int[] colors = random.ints(size, 0, colorCount).toArray();
      List<int[]> arcs = new ArrayList<>();
      for (int vertex = 0; vertex < size; vertex++) {
        for (int arc = random.nextInt(3); arc > 0; arc--) {
          int other = random.nextInt(random.nextBoolean() ? size : 1 + size / 4);
          if (other != vertex) {
            arcs.add(new int[] {other, vertex, random.nextInt(4) == 0 ? 0 : 1});
          }
        }
      }
      return new Case(colors, arcs);
    }

    @Override
    public String toString() {
      return "colors %s, arcs %s"
          .formatted(Arrays.toString(colors), arcs.stream().map(Arrays::toString).toList());
    }

    Set<List<Integer>> seen(int vertex, int[] division) {
      Set<List<Integer>> seen = new HashSet<>();
      for (int[] arc : arcs) {
        if (arc[0] == vertex) {
          seen.add(List.of(0, arc[2], division[arc[1]]));
        }
        if (arc[1] == vertex) {
          seen.add(List.of(1, arc[2], division[arc[0]]));
        }
      }
      return seen;
    }

    boolean isRight(int[] division, int limit) {
      for (int a = 0; a < division.length; a++) {
        int block = division[a];
        long size = IntStream.of(division).filter(one -> one == block).count();
        if (size > 1 && size <= limit) {
          return false;
        }
        for (int b = 0; b < a; b++) {
          if (division[b] == block
              && (colors[a] != colors[b] || !seen(a, division).equals(seen(b, division)))) {
            return false;
          }
        }
      }
      return true;
    }

    int[] splitOverAndOver(int limit) {
      int[] division = normal(colors);
      while (true) {
        Map<List<Object>, Integer> numbers = new HashMap<>();
        int[] next = new int[division.length];
        for (int vertex = 0; vertex < next.length; vertex++) {
          int block = division[vertex];
          boolean small = IntStream.of(division).filter(one -> one == block).count() <= limit;
          List<Object> look = List.of(small ? -1 - vertex : block, seen(vertex, division));
          next[vertex] = numbers.computeIfAbsent(look, one -> numbers.size());
        }
        if (Arrays.equals(normal(next), normal(division))) {
          return next;
        }
        division = next;
      }
    }
  }
}
