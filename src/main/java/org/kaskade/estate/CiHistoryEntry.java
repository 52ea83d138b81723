package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.Strength;

/// What one revision did to one CI.
///
/// @param source that made the revision; null where no source did
/// @param key the CI had then
record CiHistoryEntry(
    Revision revision,
    @Nullable String source,
    String key,
    Event event,
    List<AttributeDifference> attributes,
    List<DependencyDifference> dependencies) {
  private static final String OF_SOURCE = "source:";
  private static final String OF_API = "api:";

  /// What happened to the CI as a whole.
  enum Event {
    CREATED,
    CHANGED,
    RETIRED,
    RETURNED,
    MERGED
  }

  /// How one value changed.
  record AttributeDifference(String attribute, @Nullable Object before, @Nullable Object after) {}

  /// How one dependency changed.
  record DependencyDifference(
      String type,
      String provider,
      @Nullable String group,
      @Nullable DependencyTerms before,
      @Nullable DependencyTerms after) {}

  /// How a dependency stood.
  record DependencyTerms(Strength strength, @Nullable String need, List<String> sources) {
    static DependencyTerms of(Dependency d) {
      return new DependencyTerms(d.strength(), d.need(), d.sources());
    }
  }

  static CiHistoryEntry of(Journal.Entry entry, Revision revision) {
    return new CiHistoryEntry(
        revision,
        source(revision.origin()),
        entry.key(),
        event(entry.before(), entry.after()),
        attributes(entry.before(), entry.after()),
        dependencies(entry.dependenciesBefore(), entry.dependenciesAfter()));
  }

  private static @Nullable String source(String origin) {
    for (String prefix : List.of(OF_SOURCE, OF_API)) {
      if (origin.startsWith(prefix)) {
        return origin.substring(prefix.length());
      }
    }
    return null;
  }

  private static Event event(Journal.@Nullable Image before, Journal.Image after) {
    if (before == null) {
      return Event.CREATED;
    }
    boolean was = retired(before);
    boolean is = retired(after);
    if (after.values().containsKey(Fields.MERGED_INTO)) {
      return Event.MERGED;
    }
    return was == is ? Event.CHANGED : is ? Event.RETIRED : Event.RETURNED;
  }

  private static boolean retired(Journal.Image image) {
    return Lifecycle.RETIRED.name().equals(image.values().get(Fields.LIFECYCLE));
  }

  private static List<AttributeDifference> attributes(
      Journal.@Nullable Image before, Journal.Image after) {
    Map<String, Object> was = before == null ? Map.of() : before.values();
    List<AttributeDifference> differences = new ArrayList<>();
    String classBefore = before == null ? null : before.ciClass();
    if (!after.ciClass().equals(classBefore)) {
      differences.add(new AttributeDifference(Provenance.CLASS, classBefore, after.ciClass()));
    }
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(after.values().keySet());
    for (String name : names) {
      Object one = was.get(name);
      Object other = after.values().get(name);
      if (!name.startsWith("_") && !Objects.equals(one, other)) {
        differences.add(new AttributeDifference(name, one, other));
      }
    }
    return differences;
  }

  private static List<DependencyDifference> dependencies(
      @Nullable List<Dependency> before, @Nullable List<Dependency> after) {
    if (after == null) {
      return List.of();
    }
    Map<Dependency.Identity, @Nullable Dependency> was = byIdentity(before);
    Map<Dependency.Identity, @Nullable Dependency> is = byIdentity(after);
    Map<Dependency.Identity, DependencyDifference> differences =
        new TreeMap<>(
            Comparator.comparing(Dependency.Identity::provider, CodePoints.ORDER)
                .thenComparing(Dependency.Identity::type)
                .thenComparing(Dependency.Identity::group, CodePoints.ORDER));
    was.keySet().forEach(id -> difference(id, was.get(id), is.get(id), differences));
    is.keySet().forEach(id -> difference(id, was.get(id), is.get(id), differences));
    return List.copyOf(differences.values());
  }

  private static void difference(
      Dependency.Identity id,
      @Nullable Dependency before,
      @Nullable Dependency after,
      Map<Dependency.Identity, DependencyDifference> differences) {
    if (!Objects.equals(before, after)) {
      differences.put(
          id,
          new DependencyDifference(
              id.type(),
              id.provider(),
              id.group().isEmpty() ? null : id.group(),
              before == null ? null : DependencyTerms.of(before),
              after == null ? null : DependencyTerms.of(after)));
    }
  }

  private static Map<Dependency.Identity, @Nullable Dependency> byIdentity(
      @Nullable List<Dependency> dependencies) {
    Map<Dependency.Identity, @Nullable Dependency> by =
        new TreeMap<>(Comparator.comparing(Dependency.Identity::toString));
    if (dependencies != null) {
      dependencies.forEach(d -> by.put(d.identity(), d));
    }
    return by;
  }
}
