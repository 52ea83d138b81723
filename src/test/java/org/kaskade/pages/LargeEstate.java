package org.kaskade.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// An estate of any size in the usual layers: half of it servers, five dependencies per CI, most of
/// them on the layer below.
record LargeEstate(List<Map<String, ?>> items, List<Map<String, ?>> dependencies) {
  private static final int AT_ONCE = 20_000;
  private static final long SEED = 5;

  private static final List<Layer> LAYERS =
      List.of(
          new Layer("Server", "server", 0.5),
          new Layer("Database", "database", 0.1),
          new Layer("Application", "application", 0.3),
          new Layer("TechnicalService", "technical-service", 0.06),
          new Layer("BusinessService", "business-service", 0.04));

  private record Layer(String ciClass, String prefix, double share) {}

  static LargeEstate of(int cis) {
    Random random = new Random(SEED);
    List<Map<String, ?>> items = new ArrayList<>();
    Set<Map<String, ?>> dependencies = new LinkedHashSet<>();
    List<String> below = new ArrayList<>();
    List<String> layerBelow = List.of();
    for (Layer layer : LAYERS) {
      List<String> keys = new ArrayList<>();
      for (int at = 0; at < cis * layer.share(); at++) {
        String name = "large-%s-%05d".formatted(layer.prefix(), at);
        keys.add(layer.prefix() + ":" + name);
        items.add(item(keys.getLast(), layer.ciClass(), name, random));
      }
      for (int at = 0; !below.isEmpty() && at < 10 * keys.size(); at++) {
        List<String> providers = random.nextInt(5) > 0 ? layerBelow : below;
        dependencies.add(
            Map.of(
                "dependent", any(keys, random),
                "provider", any(providers, random)));
      }
      below.addAll(keys);
      layerBelow = keys;
    }
    return new LargeEstate(items, new ArrayList<>(dependencies));
  }

  private static Map<String, ?> item(String key, String ciClass, String name, Random random) {
    Map<String, Object> item = new HashMap<>();
    item.put("key", key);
    item.put("class", ciClass);
    item.put("name", name);
    item.put("environment", any(List.of("production", "test", "staging"), random));
    item.put("criticality", any(List.of("LOW", "MEDIUM", "HIGH", "CRITICAL"), random));
    item.put("owner", "team-" + random.nextInt(40));
    return item;
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /// Few enough to be registered at once.
  static List<List<Map<String, ?>>> portions(List<Map<String, ?>> all) {
    return IntStream.iterate(0, from -> from < all.size(), from -> from + AT_ONCE)
        .mapToObj(from -> all.subList(from, Math.min(all.size(), from + AT_ONCE)))
        .toList();
  }
}
