package org.kaskade.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Small estates of many shapes, the same for the same seed: cycles, overlapping groups, groups
/// that depend on groups, percentages, singles beside groups, several types between one pair, keys
/// beyond the basic plane.
public final class RandomEstate {
  private static final String[] PREFIXES = {"ci-", "\uFF5E-", "\uD83D\uDE80-", "\uE000", "z"};
  private static final String[] NEEDS = {
    "1", "2", "3", "0", "99", "1%", "34%", "50%", "67%", "100%"
  };
  private static final String[] TYPES = {"RUNS_ON", "DEPENDS_ON", "USES"};

  private final Random random;
  private final List<String> keys;
  private final double softShare;
  private final double groupShare;
  private final boolean cyclic;
  private final int fanOut;

  public RandomEstate(long seed) {
    random = new Random(seed);
    int size = 2 + random.nextInt(random.nextInt(4) == 0 ? 60 : 14);
    keys =
        new ArrayList<>(
            IntStream.range(0, size)
                .mapToObj(at -> PREFIXES[random.nextInt(PREFIXES.length)] + at)
                .toList());
    softShare = random.nextDouble() * random.nextDouble();
    groupShare = random.nextDouble();
    cyclic = random.nextBoolean();
    fanOut = 1 + random.nextInt(4);
  }

  public List<String> keys() {
    return keys;
  }

  public Random random() {
    return random;
  }

  public List<GraphDependency> dependencies() {
    return keys.stream().flatMap(key -> dependenciesOf(key).stream()).toList();
  }

  public List<GraphDependency> dependenciesOf(String dependent) {
    List<GraphDependency> dependencies = new ArrayList<>();
    int at = keys.indexOf(dependent);
    int candidates = cyclic ? keys.size() : at;
    int requirements = random.nextInt(fanOut + 1);
    for (int number = 0; candidates > 0 && number < requirements; number++) {
      boolean grouped = random.nextDouble() < groupShare;
      Strength strength = random.nextDouble() < softShare ? Strength.SOFT : Strength.HARD;
      String need = random.nextInt(3) == 0 ? null : NEEDS[random.nextInt(NEEDS.length)];
      int providers = grouped ? 1 + random.nextInt(5) : 1;
      for (int member = 0; member < providers; member++) {
        String provider = keys.get(random.nextInt(candidates));
        String type = TYPES[random.nextInt(TYPES.length)];
        if (provider.equals(dependent)) {
          continue;
        }
        if (grouped) {
          dependencies.add(
              new GraphDependency(dependent, provider, type, strength, "g" + number, need));
        } else if (dependencies.stream()
            .noneMatch(one ->
                one.group() == null
                    && one.provider().equals(provider)
                    && one.type().equals(type))) {
          dependencies.add(new GraphDependency(dependent, provider, type, strength));
        }
      }
    }
    return dependencies;
  }

  public Map<String, ImpactState> scenario() {
    Map<String, ImpactState> scenario = new HashMap<>();
    int starts = 1 + random.nextInt(Math.min(5, keys.size()));
    for (int start = 0; start < starts; start++) {
      scenario.put(
          keys.get(random.nextInt(keys.size())),
          random.nextInt(3) == 0 ? ImpactState.DEGRADED : ImpactState.OUTAGE);
    }
    return scenario;
  }
}
