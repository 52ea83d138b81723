package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Claim.ClaimedDependency;
import org.kaskade.schema.Attribute;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Strength;

/// What is believed of one CI: its claims merged by precedence.
///
/// The class is the most specific one on the line of the strongest claim. For each attribute the
/// value of the strongest claim that has one counts. The strength of a single dependency, and
/// strength and need of a group, are those of the strongest claim that says them, else the
/// relationship type's.
///
/// @param values `name`, `environment`, `lifecycle`, `criticality`, `owner` and the class's
///   attributes
/// @param dependencies by provider, type and group
/// @param conflicts names of attributes about which claims contradict each other, by name
record EffectiveCi(
    String key,
    String ciClass,
    Map<String, Object> values,
    List<Dependency> dependencies,
    List<String> conflicts) {
  EffectiveCi {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    dependencies = List.copyOf(dependencies);
    conflicts = List.copyOf(conflicts);
  }

  /// Merges the claims about a CI.
  ///
  /// @param before what was believed so far; what a CI without a claim that holds it was, it stays,
  ///   but retired
  static EffectiveCi of(
      String key, List<Claim> claims, @Nullable StoredCi before, CmdbSchema schema) {
    String ciClass = ciClass(claims, schema);
    if (ciClass == null) {
      String lastClass = before == null ? CmdbSchema.ROOT : before.ciClass();
      Map<String, Object> last = new TreeMap<>(before == null ? Map.of() : before.values());
      last.put(Fields.LIFECYCLE, Lifecycle.RETIRED.name());
      return new EffectiveCi(
          key, lastClass, last, dependencies(key, lastClass, claims, schema), List.of());
    }
    return new EffectiveCi(
        key,
        ciClass,
        values(key, ciClass, claims, before, schema),
        dependencies(key, ciClass, claims, schema),
        conflicts(ciClass, claims, schema));
  }

  private static List<String> conflicts(String ciClass, List<Claim> claims, CmdbSchema schema) {
    if (claims.size() < 2) {
      return List.of();
    }
    Map<String, Attribute> declared =
        schema.ciClass(ciClass).map(CiClass::attributes).orElse(Map.of());
    Map<String, Object> first = new HashMap<>();
    Set<String> contradicted = new TreeSet<>();
    for (Claim claim : claims) {
      claim
          .values()
          .forEach((name, value) -> {
            Object other = first.putIfAbsent(name, value);
            Attribute attribute = declared.get(name);
            boolean shared = attribute == null ? Fields.ALL.contains(name) : !attribute.perSource();
            if (other != null && shared && !Provenance.same(other, value)) {
              contradicted.add(name);
            }
          });
    }
    return List.copyOf(contradicted);
  }

  /// The same CI with these values, and without those that are null.
  EffectiveCi deciding(Map<String, ? extends @Nullable Object> decisions) {
    Map<String, Object> decided = new TreeMap<>(values);
    decisions.forEach((name, value) -> {
      if (value == null) {
        decided.remove(name);
      } else {
        decided.put(name, value);
      }
    });
    return new EffectiveCi(key, ciClass, decided, dependencies, conflicts);
  }

  boolean retired() {
    return Lifecycle.RETIRED.name().equals(values.get(Fields.LIFECYCLE));
  }

  private static @Nullable String ciClass(List<Claim> claims, CmdbSchema schema) {
    String strongest = null;
    for (Claim claim : byStrength(claims, CmdbSchema.ROOT, "class", schema)) {
      String next = claim.ciClass();
      if (next != null
          && schema.ciClass(next).isPresent()
          && (strongest == null || schema.isA(next, strongest))) {
        strongest = next;
      }
    }
    return strongest;
  }

  private static Map<String, Object> values(
      String key,
      String ciClass,
      List<Claim> claims,
      @Nullable StoredCi before,
      CmdbSchema schema) {
    Set<String> declared =
        schema.ciClass(ciClass).map(CiClass::attributes).map(Map::keySet).orElse(Set.of());
    Set<String> said = new TreeSet<>();
    claims.forEach(claim -> said.addAll(claim.values().keySet()));
    Map<String, Object> values = new TreeMap<>();
    for (String name : said) {
      if (Fields.ALL.contains(name) || declared.contains(name)) {
        for (Claim claim : byStrength(claims, ciClass, name, schema)) {
          Object value = claim.values().get(name);
          if (value != null) {
            values.put(name, value);
            break;
          }
        }
      }
    }
    Ci shown = Fields.ci(key, ciClass, values);
    values.put(Fields.NAME, shown.name());
    values.put(Fields.LIFECYCLE, shown.lifecycle().name());
    values.put(Fields.CRITICALITY, shown.criticality().name());
    if (before != null) {
      for (String decided : List.of(Fields.SPLIT_FROM, Fields.SPLIT_SITES)) {
        Object value = before.values().get(decided);
        if (value != null) {
          values.put(decided, value);
        }
      }
    }
    return values;
  }

  private static List<Dependency> dependencies(
      String key, String ciClass, List<Claim> claims, CmdbSchema schema) {
    Map<Dependency.Identity, Said> single = new LinkedHashMap<>();
    Map<String, Said> groups = new TreeMap<>();
    Map<Dependency.Identity, Set<String>> sources =
        new TreeMap<>(
            Comparator.comparing(Dependency.Identity::provider, CodePoints.ORDER)
                .thenComparing(Dependency.Identity::type)
                .thenComparing(Dependency.Identity::group, CodePoints.ORDER));
    for (Claim claim : byStrength(claims, ciClass, "dependencies", schema)) {
      for (ClaimedDependency said : claim.dependencies()) {
        RelationshipType type = schema.relationshipType(said.type()).orElse(null);
        if (type == null) {
          continue;
        }
        String group = groupOf(said, type);
        var identity = new Dependency.Identity(key, said.provider(), said.type(), group);
        sources
            .computeIfAbsent(identity, i -> new TreeSet<>(CodePoints.ORDER))
            .add(claim.site().source());
        if (group.isEmpty()) {
          single.computeIfAbsent(identity, i -> new Said(type)).add(said);
        } else {
          groups.computeIfAbsent(group, g -> new Said(type)).add(said);
        }
      }
    }
    List<Dependency> effective = new ArrayList<>();
    sources.forEach((identity, names) -> {
      boolean alone = identity.group().isEmpty();
      Said said = alone ? single.get(identity) : groups.get(identity.group());
      if (said != null) {
        effective.add(
            new Dependency(
                key,
                identity.provider(),
                identity.type(),
                said.strength(),
                alone ? null : identity.group(),
                alone ? null : said.need(identity.group()),
                List.copyOf(names)));
      }
    });
    return effective;
  }

  /// The group a dependency belongs to, empty for none.
  static String groupOf(ClaimedDependency said, RelationshipType type) {
    String group = said.group() == null ? type.group() : said.group();
    return group == null ? "" : group;
  }

  /// Strength and need as the strongest claim that says them has it.
  private static final class Said {
    private final RelationshipType type;
    private @Nullable Strength strength;
    private @Nullable String need;

    Said(RelationshipType type) {
      this.type = type;
    }

    void add(ClaimedDependency said) {
      strength = strength == null ? said.strength() : strength;
      need = need == null ? said.need() : need;
    }

    Strength strength() {
      return strength == null ? type.strength() : strength;
    }

    String need(String group) {
      if (need != null) {
        return need;
      }
      String byType = group.equals(type.group()) ? type.need() : null;
      return byType == null ? "1" : byType;
    }
  }

  /// The claims, that of the strongest source first.
  static List<Claim> byStrength(
      List<Claim> claims, String ciClass, String attribute, CmdbSchema schema) {
    if (claims.size() < 2) {
      return claims;
    }
    List<Claim> sorted = new ArrayList<>(claims);
    sorted.sort(
        Comparator.comparingInt((Claim claim) ->
                schema.precedence().rank(ciClass, attribute, claim.site().source()))
            .thenComparing(claim -> claim.site().source(), CodePoints.ORDER)
            .thenComparing(claim -> claim.site().path(), CodePoints.ORDER));
    return sorted;
  }
}
