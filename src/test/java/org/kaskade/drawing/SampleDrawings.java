package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.graph.OutagePropagation;
import org.kaskade.graph.Strength;

/// Scenes to draw, written as text or made from a seed.
final class SampleDrawings {
  static final Drawings DRAWINGS = new Drawings(SampleEstate::isService);

  private SampleDrawings() {}

  /// What fails, and what that does.
  record Outage(OutageImpact impact, List<String> failed) {
    Scene scene() {
      return scene(null);
    }

    Scene scene(@Nullable String pathTo) {
      return new Scenes(SampleEstate::isService)
          .ofOutage(impact, failed, pathTo, Drawings.MOST_CIS)
          .orElseThrow();
    }
  }

  static Outage of(long seed) {
    Random random = new Random(seed);
    SampleEstate estate = new SampleEstate(seed, 6 + random.nextInt(90));
    List<String> failed = new ArrayList<>();
    failed.add(random.nextBoolean() ? estate.racks().getFirst() : estate.hosts().getFirst());
    if (random.nextBoolean()) {
      failed.add(estate.hosts().getLast());
    }
    return of(estate.graph(), failed);
  }

  static Outage of(DependencyGraph graph, List<String> failed) {
    Map<String, ImpactState> scenario = new LinkedHashMap<>();
    failed.forEach(key -> scenario.put(key, ImpactState.OUTAGE));
    return new Outage(new OutagePropagation().impactOf(graph, scenario), failed);
  }

  /// `web-1 -> rack, app -> pool=2:web-1|web-2, mail ~> app`: `->` is HARD, `~>` SOFT, a group has
  /// a name and may have a need. The class is the part before `-`, or the key; services are those
  /// of class `shop`.
  static DependencyGraph graph(String text) {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split(" ", -1);
      add(builder, words[0]);
      if (words.length == 1) {
        continue;
      }
      Strength strength = words[1].equals("->") ? Strength.HARD : Strength.SOFT;
      int named = words[2].indexOf('=');
      int needed = words[2].indexOf(':');
      String group = named < 0 ? null : words[2].substring(0, named);
      String need = needed < 0 ? null : words[2].substring(named + 1, needed);
      for (String provider : words[2].substring(Math.max(named, needed) + 1).split("\\|", -1)) {
        add(builder, provider);
        builder.add(new GraphDependency(words[0], provider, "DEPENDS_ON", strength, group, need));
      }
    }
    return builder.build();
  }

  private static void add(DependencyGraphBuilder builder, String key) {
    String ciClass = key.replaceAll("-.*", "");
    builder.add(
        new GraphCi(
            key,
            key,
            ciClass.equals("shop") ? "BusinessService" : ciClass,
            null,
            "ACTIVE",
            "MEDIUM",
            null));
  }

  /// Text for `count` CIs: `{}` is the number of each.
  static String each(int count, String text) {
    List<String> parts = new ArrayList<>();
    for (int at = 1; at <= count; at++) {
      parts.add(text.replace("{}", "%03d".formatted(at)));
    }
    return String.join(", ", parts);
  }
}
