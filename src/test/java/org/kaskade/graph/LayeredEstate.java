package org.kaskade.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A large estate as CMDBs have them, the same for the same seed: layers from services down to
/// sites, providers that many depend on, some groups, a few cycles, numbers shuffled.
public final class LayeredEstate {
  /// Share of each layer, services first.
  private static final double[] LAYERS = {0.02, 0.13, 0.30, 0.35, 0.17, 0.025, 0.005};

  private final Random random;
  private final List<String> keys;
  private final int[] layerEnds = new int[LAYERS.length];
  private final List<GraphDependency> dependencies = new ArrayList<>();

  /// @param perCi requirements of each CI that is not in the last layer
  public LayeredEstate(long seed, int size, int perCi) {
    random = new Random(seed);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(shuffled, random);
    keys = shuffled.stream().map("server:ci-%07d.example.org"::formatted).toList();
    double share = 0;
    for (int layer = 0; layer < LAYERS.length; layer++) {
      share += LAYERS[layer];
      layerEnds[layer] = layer == LAYERS.length - 1 ? size : (int) (size * share);
    }
    for (int layer = 0; layer < LAYERS.length - 1; layer++) {
      int from = layer == 0 ? 0 : layerEnds[layer - 1];
      for (int ci = from; ci < layerEnds[layer]; ci++) {
        addDependencies(ci, layer, perCi);
      }
    }
  }

  private void addDependencies(int ci, int layer, int perCi) {
    for (int number = 0; number < perCi; number++) {
      if (random.nextInt(100) < 2) {
        int members = 2 + random.nextInt(2);
        for (int member = 0; member < members; member++) {
          add(ci, provider(layer), Strength.HARD, "g" + number);
        }
      } else if (random.nextInt(2000) == 0) {
        add(ci, random.nextInt(keys.size()), Strength.HARD, null);
      } else {
        add(ci, provider(layer), random.nextInt(10) == 0 ? Strength.SOFT : Strength.HARD, null);
      }
    }
  }

  // The cube makes few providers serve many.
  private int provider(int layer) {
    int from = layerEnds[layer];
    int below = layer + 1 + (layer + 2 < LAYERS.length && random.nextInt(4) == 0 ? 1 : 0);
    int start = below == layer + 1 ? from : layerEnds[below - 1];
    double skewed = Math.pow(random.nextDouble(), 3);
    return start + (int) (skewed * (layerEnds[below] - start));
  }

  private void add(int dependent, int provider, Strength strength, @Nullable String group) {
    if (dependent != provider) {
      dependencies.add(
          new GraphDependency(
              keys.get(dependent), keys.get(provider), "USES", strength, group, null));
    }
  }

  public List<String> keys() {
    return keys;
  }

  public List<GraphDependency> dependencies() {
    return dependencies;
  }

  /// Builds the graph anew on every call.
  public DependencyGraph graph() {
    return new GraphLiteral(new LinkedHashSet<>(keys), dependencies).graph();
  }
}
