package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiPointer.ByIdentity;
import org.kaskade.estate.CiPointer.ByKey;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.Identification;
import org.kaskade.schema.IdentityKey;
import org.neo4j.driver.QueryRunner;

/// Finds the CI that identifying values mean: the first complete set that one existing CI answers
/// to decides, else the first complete set makes a new key.
///
/// A later set is followed only to a CI that no earlier one tells apart: `web` of the environment
/// `staging` is not the `web` of `production`, though a name alone would do. Where several CIs
/// answer to a set, it decides nothing.
///
/// A CI of another class on the same line counts: a `Server` known by its domain name is the
/// `VirtualMachine` that another source calls by it.
final class IdentityLookup {
  private final CmdbSchema schema;
  private final Identification identification;
  private final ClaimStore store;

  IdentityLookup(CmdbSchema schema, ClaimStore store) {
    this.schema = schema;
    this.identification = new Identification(schema);
    this.store = store;
  }

  /// The key of every CI that the batch points to; a pointer that identifies nothing is missing.
  Map<CiPointer, String> keys(QueryRunner query, ClaimBatch batch) {
    Map<CiPointer, String> keys = new HashMap<>();
    Map<CiPointer, Candidates> open = new LinkedHashMap<>();
    batch.context().forEach(claim -> open(claim, open));
    for (CiClaim claim : batch.cis()) {
      open(claim, open);
      point(claim.ci(), keys, open);
    }
    for (DependencyClaim dependency : batch.dependencies()) {
      point(dependency.dependent(), keys, open);
      point(dependency.provider(), keys, open);
    }
    Set<String> all = new LinkedHashSet<>();
    open.values().forEach(c -> all.addAll(c.keys()));
    Map<String, Map<String, Object>> existing = store.values(query, all);
    Map<IdentityKey, Map<String, Map<String, Object>>> known =
        store.identified(query, wanted(open, existing.keySet()));
    open.forEach((pointer, candidates) -> {
      String key = choose(candidates, existing, known);
      if (key != null) {
        keys.put(pointer, key);
        for (IdentityKey identity : candidates.keysOf().keySet()) {
          known
              .computeIfAbsent(identity, i -> new TreeMap<>(CodePoints.ORDER))
              .putIfAbsent(key, Map.copyOf(candidates.values()));
        }
      }
    });
    return keys;
  }

  private void open(CiClaim claim, Map<CiPointer, Candidates> open) {
    if (claim.ci() instanceof ByIdentity identity) {
      Map<String, String> values = new TreeMap<>(identity.values());
      claim.values().forEach((name, value) -> values.putIfAbsent(name, String.valueOf(value)));
      open.computeIfAbsent(identity, p -> candidates(claim.ciClass(), values));
    }
  }

  private void point(
      CiPointer pointer, Map<CiPointer, String> keys, Map<CiPointer, Candidates> open) {
    switch (pointer) {
      case ByKey byKey -> keys.put(byKey, byKey.key().value());
      case ByIdentity identity ->
          open.computeIfAbsent(identity, p -> candidates(identity.ciClass(), identity.values()));
    }
  }

  private Candidates candidates(String ciClass, Map<String, String> values) {
    Map<IdentityKey, List<String>> keysOf = new LinkedHashMap<>();
    for (IdentityKey identity : identification.identities(ciClass, values)) {
      List<String> keys = new ArrayList<>();
      keys.add(identification.key(ciClass, identity));
      for (String other : schema.withSubclasses(identity.declaredBy())) {
        boolean onTheLine = schema.isA(other, ciClass) || schema.isA(ciClass, other);
        if (onTheLine && !other.equals(ciClass)) {
          keys.add(identification.key(other, identity));
        }
      }
      keysOf.put(identity, keys);
    }
    return new Candidates(ciClass, values, keysOf);
  }

  /// Identities to look for among effective values, of CIs whose first key doesn't tell.
  private static List<IdentityKey> wanted(Map<CiPointer, Candidates> open, Set<String> existing) {
    return open.values().stream()
        .filter(c ->
            c.keysOf().values().stream()
                .limit(1)
                .noneMatch(keys -> keys.stream().anyMatch(existing::contains)))
        .flatMap(c -> c.keysOf().keySet().stream())
        .distinct()
        .toList();
  }

  /// @param existing values of CIs by key
  /// @param known values of CIs by key, by what identifies them, those of the batch so far included
  private @Nullable String choose(
      Candidates candidates,
      Map<String, Map<String, Object>> existing,
      Map<IdentityKey, Map<String, Map<String, Object>>> known) {
    for (Map.Entry<IdentityKey, List<String>> candidate : candidates.keysOf().entrySet()) {
      IdentityKey identity = candidate.getKey();
      for (String key : candidate.getValue()) {
        Map<String, Object> values = existing.get(key);
        if (values != null && !contradicts(candidates, identity, values)) {
          return meant(key, values);
        }
      }
      Map<String, Map<String, Object>> ofIdentity = known.getOrDefault(identity, Map.of());
      List<String> answering =
          ofIdentity.entrySet().stream()
              .filter(ci -> !contradicts(candidates, identity, ci.getValue()))
              .filter(ci -> !isSplitFromOneOf(ci.getValue(), ofIdentity.keySet()))
              .map(ci -> meant(ci.getKey(), ci.getValue()))
              .distinct()
              .toList();
      if (answering.size() == 1) {
        return answering.getFirst();
      }
    }
    List<String> keys = candidates.keys();
    return keys.isEmpty() ? null : keys.getFirst();
  }

  /// Of two CIs that people told apart by hand, the first one answers: which of them a source means
  /// is for {@link Redirections} to say.
  private static boolean isSplitFromOneOf(Map<String, Object> values, Set<String> keys) {
    return values.get(Fields.SPLIT_FROM) instanceof String from && keys.contains(from);
  }

  /// The key itself, or that of the CI which its own was merged into.
  private static String meant(String key, Map<String, Object> values) {
    return values.get(Fields.MERGED_INTO) instanceof String kept ? kept : key;
  }

  private boolean contradicts(
      Candidates candidates, IdentityKey identity, Map<String, Object> values) {
    return identification.contradicts(candidates.ciClass(), identity, candidates.values(), values);
  }

  /// @param keysOf complete sets in the order of the rules, with the keys a CI may have by each,
  ///   the first of which a new one gets
  private record Candidates(
      String ciClass, Map<String, String> values, Map<IdentityKey, List<String>> keysOf) {
    List<String> keys() {
      return keysOf.values().stream().flatMap(List::stream).toList();
    }
  }

  /// A class's identification rules in words.
  static String rules(CiClass ciClass) {
    return ciClass.identification().stream()
        .map(rule -> String.join(" + ", rule.attributes()))
        .collect(Collectors.joining("; "));
  }

  /// What a pointer says, in words.
  static String describe(CiPointer pointer) {
    return switch (pointer) {
      case ByKey byKey -> byKey.key().value();
      case ByIdentity identity ->
          identity.ciClass() + " " + String.join("/", new TreeMap<>(identity.values()).values());
    };
  }
}
