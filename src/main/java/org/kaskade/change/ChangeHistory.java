package org.kaskade.change;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kaskade.estate.CodePoints;

/// What was changed before, by CI and by class: numbers and times alone. Any number of threads.
final class ChangeHistory {
  private static final Comparator<PastChange> NEWEST_FIRST =
      Comparator.comparing(PastChange::at)
          .reversed()
          .thenComparing(PastChange::number, CodePoints.ORDER);

  private final Map<String, PastChange> changes = new HashMap<>();
  private final Map<String, Set<String>> ofCi = new HashMap<>();
  private final Map<String, Set<String>> ofClass = new HashMap<>();

  /// How earlier changes went.
  record Experience(int changes, int failed) {}

  synchronized void put(PastChange change) {
    remove(change.number());
    changes.put(change.number(), change);
    for (String key : change.keys()) {
      ofCi.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(change.number());
      ofClass.computeIfAbsent(classOf(key), _ -> new LinkedHashSet<>()).add(change.number());
    }
  }

  synchronized void remove(String number) {
    PastChange gone = changes.remove(number);
    if (gone != null) {
      for (String key : gone.keys()) {
        removeFrom(ofCi, key, number);
        removeFrom(ofClass, classOf(key), number);
      }
    }
  }

  private static void removeFrom(Map<String, Set<String>> numbers, String of, String number) {
    numbers.computeIfPresent(
        of,
        (_, known) -> {
          known.remove(number);
          return known.isEmpty() ? null : known;
        });
  }

  /// The part of a key that stands for the class.
  static String classOf(String key) {
    return key.contains(":") ? key.substring(0, key.indexOf(':')) : key;
  }

  /// How changes of any of these CIs went that were over since this moment, one of several CIs
  /// counted once.
  synchronized Experience ofCis(Collection<String> keys, Instant since) {
    return experience(keys.stream().map(key -> ofCi.getOrDefault(key, Set.of())), since);
  }

  /// How changes of CIs of the same classes went.
  synchronized Experience ofClasses(Collection<String> keys, Instant since) {
    return experience(
        keys.stream()
            .map(ChangeHistory::classOf)
            .distinct()
            .map(name -> ofClass.getOrDefault(name, Set.of())),
        since);
  }

  private Experience experience(Stream<Set<String>> numbers, Instant since) {
    Set<String> all = new HashSet<>();
    numbers.forEach(all::addAll);
    int count = 0;
    int failed = 0;
    for (String number : all) {
      PastChange change = changes.get(number);
      if (change != null && change.over() && !change.at().isBefore(since)) {
        count++;
        failed += change.failed() ? 1 : 0;
      }
    }
    return new Experience(count, failed);
  }

  /// Changes of any of these CIs that were over since this moment, the newest first.
  synchronized List<PastChange> over(Collection<String> keys, Instant since, int most) {
    return keys.stream()
        .flatMap(key -> ofCi.getOrDefault(key, Set.of()).stream())
        .distinct()
        .flatMap(number -> Stream.ofNullable(changes.get(number)))
        .filter(change -> change.over() && !change.at().isBefore(since))
        .sorted(NEWEST_FIRST)
        .limit(most)
        .toList();
  }

  /// Changes of this CI that began or were over since this moment, the newest first.
  synchronized List<PastChange> recent(String key, Instant since) {
    return ofCi.getOrDefault(key, Set.of()).stream()
        .flatMap(number -> Stream.ofNullable(changes.get(number)))
        .filter(change -> !change.at().isBefore(since))
        .sorted(NEWEST_FIRST)
        .toList();
  }
}
