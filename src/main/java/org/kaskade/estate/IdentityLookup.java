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

/// Finds the CI that identifying values mean: the first complete set that an existing CI answers to
/// decides, else the first complete set makes a new key.
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
    for (CiClaim claim : batch.cis()) {
      if (claim.ci() instanceof ByIdentity identity) {
        Map<String, String> values = new TreeMap<>(identity.values());
        claim.values().forEach((name, value) -> values.putIfAbsent(name, String.valueOf(value)));
        open.computeIfAbsent(identity, p -> candidates(claim.ciClass(), values));
      }
      point(claim.ci(), keys, open);
    }
    for (DependencyClaim dependency : batch.dependencies()) {
      point(dependency.dependent(), keys, open);
      point(dependency.provider(), keys, open);
    }
    Set<String> all = new LinkedHashSet<>();
    open.values().forEach(c -> all.addAll(c.keys()));
    Set<String> existing = store.known(query, all).keySet();
    Map<String, String> found = store.identified(query, wanted(open, existing));
    Map<String, String> inBatch = new HashMap<>();
    open.forEach((pointer, candidates) -> {
      String key = candidates.choose(existing, found, inBatch);
      if (key != null) {
        keys.put(pointer, key);
        candidates.keys().forEach(candidate -> inBatch.putIfAbsent(candidate, key));
      }
    });
    return keys;
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
    List<IdentityKey> identities = identification.identities(ciClass, values);
    List<String> keys = new ArrayList<>();
    for (IdentityKey identity : identities) {
      keys.add(identification.key(ciClass, identity));
      for (String other : schema.withSubclasses(identity.declaredBy())) {
        boolean onTheLine = schema.isA(other, ciClass) || schema.isA(ciClass, other);
        if (onTheLine && !other.equals(ciClass)) {
          keys.add(identification.key(other, identity));
        }
      }
    }
    return new Candidates(identities, keys);
  }

  /// Sets of values to look for among effective attributes, of CIs whose key doesn't tell.
  private static List<IdentityKey> wanted(Map<CiPointer, Candidates> open, Set<String> existing) {
    return open.values().stream()
        .filter(c -> c.keys().stream().noneMatch(existing::contains))
        .flatMap(c -> c.identities().stream())
        .distinct()
        .toList();
  }

  /// @param identities complete sets in the order of the rules
  /// @param keys those a CI may have by these sets, the first of which a new one gets
  private record Candidates(List<IdentityKey> identities, List<String> keys) {
    @Nullable String choose(
        Set<String> existing, Map<String, String> found, Map<String, String> inBatch) {
      for (String key : keys) {
        if (existing.contains(key)) {
          return key;
        }
      }
      for (IdentityKey identity : identities) {
        String key = found.get(identity.toString());
        if (key != null) {
          return key;
        }
      }
      for (String key : keys) {
        String assigned = inBatch.get(key);
        if (assigned != null) {
          return assigned;
        }
      }
      return keys.isEmpty() ? null : keys.getFirst();
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
