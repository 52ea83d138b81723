package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralAvailabilityTest {
  @Test
  void multipliesAlongAChain() {
    StructuralAvailability found = ask("a -> b, b -> c, c -> a, z -> a", "a", _ -> 0.9);

    assertThat(found.availability()).isCloseTo(0.9 * 0.9 * 0.9, within(1e-12));
    assertThat(found.exact()).isTrue();
    assertThat(found.lower()).isEqualTo(found.upper());
    assertThat(found.relevantCis()).isEqualTo(3);
    assertThat(found.samples()).isZero();
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"1,1", "2,1", "3,2", "5,3", "12,9", "40,31", "200,180", "200,20"})
  void ofAGroupIsABinomialSum(int n, int k) {
    String members =
        IntStream.range(0, n).mapToObj(at -> "m" + at).collect(Collectors.joining("|"));
    double expected = 0;
    for (int up = k; up <= n; up++) {
      expected += choose(n, up) * Math.pow(0.95, up) * Math.pow(0.05, n - up);
    }

    StructuralAvailability found =
        ask("x -> " + k + ":" + members, "x", ci -> ci.key().equals("x") ? 1 : 0.95);

    assertThat(found.exact()).isTrue();
    assertThat(found.availability()).isCloseTo(expected, within(1e-10));
    assertThat(found.relevantCis()).isEqualTo(n);
  }

  @Test
  void ofAGridIsAClosedForm() {
    // 2 of 5 replicas, each a chain of 60 CIs, over one shared site.
    String grid =
        "x -> 2:c0r0|c0r1|c0r2|c0r3|c0r4, "
            + IntStream.range(0, 59)
                .boxed()
                .flatMap(at ->
                    IntStream.range(0, 5)
                        .mapToObj(r -> "c%dr%d -> c%dr%d".formatted(at, r, at + 1, r)))
                .collect(Collectors.joining(", "))
            + ", c59r0 -> site, c59r1 -> site, c59r2 -> site, c59r3 -> site, c59r4 -> site";
    double chain = Math.pow(0.999, 60);
    double expected = 0;
    for (int up = 2; up <= 5; up++) {
      expected += choose(5, up) * Math.pow(chain, up) * Math.pow(1 - chain, 5 - up);
    }

    StructuralAvailability found = ask(grid, "x", _ -> 0.999);

    assertThat(found.exact()).isTrue();
    assertThat(found.relevantCis()).isEqualTo(302);
    assertThat(found.availability()).isCloseTo(expected * 0.999 * 0.999, within(1e-12));
  }

  @Test
  void keepsTheDigitsOfRareOutages() {
    StructuralAvailability found = ask("x -> a|b", "x", ci -> ci.key().equals("x") ? 1 : 1 - 1e-7);

    assertThat(1 - found.availability()).isCloseTo(1e-14, within(1e-15));
  }

  @Test
  void knowsCisThatNeverOrAlwaysFail() {
    assertThat(ask("x -> a|b, a -> h", "x", _ -> 1).availability()).isEqualTo(1);
    assertThat(ask("x -> a|b, a -> h", "x", ci -> ci.key().equals("h") ? 0 : 1).availability())
        .isEqualTo(1);
    assertThat(ask("x -> a|b, a -> h", "x", ci -> ci.key().matches("[hb]") ? 0 : 1).availability())
        .isZero();
  }

  @Test
  void samplesWhatIsTooLargeAndStatesAnInterval() {
    String members =
        IntStream.range(0, 9).mapToObj(at -> "m" + at).collect(Collectors.joining("|"));
    DependencyGraph graph = GraphLiteral.graph("x -> 5:" + members + ", x -> y");
    ToDoubleFunction<GraphCi> availability = _ -> 0.8;
    double exact =
        StructuralAvailability.of(graph, "x", availability, Patience.endless()).availability();

    StructuralAvailability found =
        StructuralAvailability.of(graph, "x", availability, Patience.endless(), 3, 100_000);

    assertThat(found.exact()).isFalse();
    assertThat(found.samples()).isEqualTo(100_000);
    assertThat(found.completeness().complete()).isTrue();
    assertThat(found.availability()).isBetween(found.lower(), found.upper());
    assertThat(exact).isBetween(found.lower(), found.upper());
    assertThat(found.upper() - found.lower()).isBetween(0.0001, 0.005);
    assertThat(StructuralAvailability.of(graph, "x", availability, Patience.endless(), 3, 100_000))
        .as("on every run")
        .isEqualTo(found);
  }

  @Test
  void drawsFewerSamplesWhenItsTimeIsUp() {
    StructuralAvailability found =
        StructuralAvailability.of(
            GraphLiteral.graph("x -> a|b, a -> y, b -> z"),
            "x",
            _ -> 0.9,
            Patience.of(Duration.ZERO),
            3,
            1_000_000);

    assertThat(found.exact()).isFalse();
    assertThat(found.samples()).isLessThan(1_000_000);
    assertThat(found.completeness().complete()).isFalse();
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> ask("x -> a", "x", ci -> ci.key().equals("a") ? wrong : 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'a'");
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {130_000, 140_000})
  void agreesWithTheSumOverAllScenarios(long first) {
    int between = 0;
    for (long seed = first; seed < first + 500; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      if (estate.keys().size() > 11) {
        continue;
      }
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      DependencyGraph graph = new GraphLiteral(keys, dependencies).graph();
      Map<String, Double> available = new HashMap<>();
      keys.forEach(key -> available.put(key, estate.random().nextInt(1, 10) / 10.0));
      NaiveOutages outages = new NaiveOutages(keys, dependencies);
      // Those with groups are the ones that are hard to get right.
      String of =
          dependencies.stream()
              .filter(one -> one.group() != null && estate.random().nextInt(3) == 0)
              .map(GraphDependency::dependent)
              .findFirst()
              .orElse(estate.keys().getFirst());
      double expected = sum(estate.keys(), available, outages, of);

      StructuralAvailability found =
          StructuralAvailability.of(
              graph, of, ci -> available.getOrDefault(ci.key(), 1.0), Patience.endless());

      assertThat(found.availability())
          .as("seed %d: availability of %s", seed, of)
          .isCloseTo(expected, within(1e-12));
      assertThat(found.exact()).isTrue();
      StructuralAvailability sampled =
          StructuralAvailability.of(
              graph,
              of,
              ci -> available.getOrDefault(ci.key(), 1.0),
              Patience.endless(),
              2,
              20_000);
      // Six times the standard deviation of the sampled share: no seed of a correct sampler fails.
      assertThat(sampled.availability())
          .as("seed %d: sampled availability of %s", seed, of)
          .isCloseTo(expected, within(0.0213));
      between += sampled.samples() > 0 && found.relevantCis() > 3 ? 1 : 0;
    }
    assertThat(between).as("estates with redundancy").isGreaterThan(20);
  }

  private static double sum(
      List<String> keys, Map<String, Double> available, NaiveOutages outages, String of) {
    double sum = 0;
    for (int scenario = 0; scenario < 1 << keys.size(); scenario++) {
      List<String> failed = new ArrayList<>();
      double probability = 1;
      for (int at = 0; at < keys.size(); at++) {
        double up = available.getOrDefault(keys.get(at), 1.0);
        if ((scenario & 1 << at) != 0) {
          failed.add(keys.get(at));
          probability *= 1 - up;
        } else {
          probability *= up;
        }
      }
      sum += outages.of(failed).contains(of) ? 0 : probability;
    }
    return sum;
  }

  private static StructuralAvailability ask(
      String literal, String of, ToDoubleFunction<GraphCi> availability) {
    StructuralAvailability found =
        StructuralAvailability.of(
            GraphLiteral.graph(literal), of, availability, Patience.endless());
    assertThat(found.completeness().complete()).isTrue();
    return found;
  }

  private static double choose(int n, int k) {
    double result = 1;
    for (int at = 1; at <= k; at++) {
      result = result * (n - k + at) / at;
    }
    return result;
  }
}
