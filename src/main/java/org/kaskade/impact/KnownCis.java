package org.kaskade.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.estate.Ci;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Lifecycle;
import org.kaskade.graph.GraphCi;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.Suggestions;
import org.springframework.stereotype.Component;

/// Refuses questions about CIs that take no part in a snapshot, saying why and what exists that is
/// similar.
@Component
class KnownCis {
  /// Beyond this many CIs of a class nobody waits for a comparison with all of them.
  private static final int MOST_COMPARED = 50_000;

  private static final int MOST_NAMED = 20;
  private static final String UNKNOWN = "UNKNOWN_CI";

  private final EstateReader estate;

  KnownCis(EstateReader estate) {
    this.estate = estate;
  }

  /// @throws RequestRefused naming every key that is unknown or retired
  void check(Snapshot snapshot, Collection<String> keys) {
    List<String> missing =
        keys.stream().filter(key -> snapshot.graph().find(key).isEmpty()).distinct().toList();
    if (missing.isEmpty()) {
      return;
    }
    Map<String, Ci> stored = estate.find(missing);
    List<String> sentences = new ArrayList<>();
    Set<String> codes = new TreeSet<>();
    Set<String> nearest = new LinkedHashSet<>();
    for (String key : missing.subList(0, Math.min(MOST_NAMED, missing.size()))) {
      Ci there = stored.get(key);
      if (there == null) {
        codes.add(UNKNOWN);
        List<String> closest = closest(snapshot, key);
        nearest.addAll(closest);
        sentences.add(
            "There is no CI '%s'%s."
                .formatted(
                    shown(key),
                    closest.isEmpty()
                        ? ""
                        : " (did you mean %s?)".formatted(String.join(" or ", closest))));
      } else if (there.lifecycle() == Lifecycle.RETIRED) {
        codes.add("RETIRED_CI");
        sentences.add("'%s' is retired and takes no part in impact.".formatted(key));
      } else {
        codes.add("NOT_AT_REVISION");
        sentences.add(
            "'%s' took no part in impact at revision %d."
                .formatted(key, snapshot.revision().number()));
      }
    }
    if (missing.size() > MOST_NAMED) {
      sentences.add("%,d more are missing.".formatted(missing.size() - MOST_NAMED));
    }
    sentences.add("Correct the key, or look the CI up with 'cis'.");
    throw RequestRefused.notFound(
            codes.size() == 1 ? codes.iterator().next() : UNKNOWN, String.join(" ", sentences))
        .with(Map.of("nearest", List.copyOf(nearest)));
  }

  /// The key that means this CI in the snapshot: itself, or that of the CI it was merged into.
  String meant(Snapshot snapshot, String key) {
    if (snapshot.graph().find(key).isPresent()) {
      return key;
    }
    Ci there = estate.find(List.of(key)).get(key);
    return there != null && snapshot.graph().find(there.key()).isPresent() ? there.key() : key;
  }

  private static String shown(String key) {
    String plain = key.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
  }

  private static List<String> closest(Snapshot snapshot, String key) {
    String prefix = key.contains(":") ? key.substring(0, key.indexOf(':') + 1) : "";
    List<String> comparable =
        snapshot.graph().cis().stream()
            .map(GraphCi::key)
            .filter(known -> known.startsWith(prefix))
            .limit(MOST_COMPARED)
            .toList();
    return Suggestions.closest(shown(key), comparable);
  }
}
