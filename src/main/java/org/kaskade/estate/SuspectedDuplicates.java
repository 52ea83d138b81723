package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// Finds CIs that are probably one: they share what hardly ever two CIs share.
///
/// All CIs are read once per revision, when somebody asks, with no more of each than what is
/// compared. The answer is kept until the next revision. What a page shows besides is read for its
/// CIs alone.
@Component
class SuspectedDuplicates {
  /// What more CIs than this share tells nothing of any.
  private static final int MOST_ALIKE = 20;

  private final Driver driver;
  private final CmdbSchema schema;
  private final ClaimStore store;
  private final Likeness likeness;
  private @Nullable Found newest;

  SuspectedDuplicates(Driver driver, CmdbSchema schema) {
    this.driver = driver;
    this.schema = schema;
    this.store = new ClaimStore(schema);
    this.likeness = new Likeness(schema);
  }

  private record Sign(String family, String attribute, String value) {}

  /// Keys of CIs that share something, by key, and what.
  private record Group(List<String> keys, Set<Sign> signs) {
    String position() {
      return String.join("\n", keys);
    }
  }

  private record Found(int revision, List<Group> groups) {}

  /// @param revision the newest complete one
  Connection<SuspectedDuplicate> page(PageRequest page, int revision) {
    Connection<Group> groups =
        Connection.pageOf(at(revision).groups(), page, revision, Group::position);
    Set<String> keys = new LinkedHashSet<>();
    groups.nodes().forEach(group -> keys.addAll(group.keys()));
    Map<String, StoredCi> stored;
    try (Session session = driver.session()) {
      stored = store.load(session, keys);
    }
    return groups.map(group -> shown(group, stored));
  }

  /// Keys of all CIs that may be one with another.
  Set<String> keys(int revision) {
    Set<String> keys = new TreeSet<>(CodePoints.ORDER);
    at(revision).groups().forEach(group -> keys.addAll(group.keys()));
    return keys;
  }

  private synchronized Found at(int revision) {
    Found found = newest;
    if (found == null || found.revision() != revision) {
      found = new Found(revision, search(revision));
      newest = found;
    }
    return found;
  }

  private List<Group> search(int revision) {
    Map<Sign, List<String>> alike = new HashMap<>();
    Map<Sign, List<Map<String, Object>>> named = new HashMap<>();
    try (Session session = driver.session()) {
      session
          .run(
              """
              MATCH (c:ConfigurationItem) WHERE c.lifecycle <> 'RETIRED' AND %s
              RETURN c.key AS key, c.class AS class,
                [name IN $names WHERE c[name] IS NOT NULL | [name, c[name]]] AS values
              """
                  .formatted(Visible.at("c", "$revision")),
              Values.parameters("revision", revision, "names", names()))
          .forEachRemaining(row -> {
            Map<String, Object> values = new HashMap<>();
            row.get("values")
                .values()
                .forEach(v -> values.put(v.get(0).asString(), v.get(1).asObject()));
            String key = row.get("key").asString();
            String ciClass = row.get("class").asString();
            signs(ciClass, values)
                .forEach(sign -> alike.computeIfAbsent(sign, s -> new ArrayList<>(1)).add(key));
            String shortName = Likeness.shortName(values.get(Fields.NAME));
            if (shortName != null) {
              values.put("key", key);
              values.put("class", ciClass);
              named
                  .computeIfAbsent(
                      new Sign(likeness.family(ciClass), Likeness.SHORT_NAME, shortName),
                      s -> new ArrayList<>(1))
                  .add(values);
            }
          });
      losing(session, alike);
    }
    Map<String, Group> groups = new TreeMap<>(CodePoints.ORDER);
    alike.forEach((sign, keys) -> add(groups, keys, sign));
    named.forEach((sign, cis) -> together(cis).forEach(keys -> add(groups, keys, sign)));
    return List.copyOf(groups.values());
  }

  private List<String> names() {
    Set<String> names = new TreeSet<>(likeness.attributes());
    names.addAll(List.of(Fields.NAME, Fields.ENVIRONMENT));
    for (CiClass ciClass : schema.classes()) {
      ciClass.identification().forEach(rule -> names.addAll(rule.attributes()));
    }
    return List.copyOf(names);
  }

  private Set<Sign> signs(String ciClass, Map<String, Object> values) {
    Set<Sign> signs = new LinkedHashSet<>();
    for (String attribute : likeness.attributes()) {
      Object value = values.get(attribute);
      if (value != null && likeness.givesAway(ciClass, attribute)) {
        for (String text : Likeness.comparable(value)) {
          signs.add(new Sign(likeness.family(ciClass), Likeness.kind(attribute), text));
        }
      }
    }
    return signs;
  }

  /// What a source says of a CI in vain may be true of another one: its identity leads to both.
  private void losing(Session session, Map<Sign, List<String>> alike) {
    List<String> contradicted =
        session
            .run(
                """
                MATCH (c:ConfigurationItem)
                WHERE c._conflicts IS NOT NULL AND any(name IN c._conflicts WHERE name IN $names)
                RETURN c.key AS key
                """,
                Values.parameters("names", List.copyOf(likeness.attributes())))
            .list(row -> row.get("key").asString());
    store
        .load(session, contradicted)
        .forEach((key, ci) -> {
          for (Claim claim : ci.claims()) {
            for (Sign sign : signs(ci.ciClass(), claim.values())) {
              List<String> keys = alike.computeIfAbsent(sign, s -> new ArrayList<>(1));
              if (!keys.contains(key)) {
                keys.add(key);
              }
            }
          }
        });
  }

  /// CIs of one short name, put together as far as nothing tells them apart.
  private List<List<String>> together(List<Map<String, Object>> cis) {
    List<List<Map<String, Object>>> groups = new ArrayList<>();
    if (cis.size() > 1 && cis.size() <= MOST_ALIKE) {
      for (Map<String, Object> ci : cis) {
        groups.stream()
            .filter(group -> group.stream().allMatch(other -> mayBeOne(ci, other)))
            .findFirst()
            .orElseGet(() -> {
              groups.add(new ArrayList<>());
              return groups.getLast();
            })
            .add(ci);
      }
    }
    return groups.stream()
        .map(group -> group.stream().map(ci -> "" + ci.get("key")).toList())
        .toList();
  }

  private boolean mayBeOne(Map<String, Object> one, Map<String, Object> other) {
    return likeness.apart("" + one.get("class"), one, other) == null
        && likeness.apart("" + other.get("class"), one, other) == null;
  }

  private static void add(Map<String, Group> groups, List<String> keys, Sign sign) {
    List<String> distinct = keys.stream().distinct().sorted(CodePoints.ORDER).toList();
    if (distinct.size() > 1 && distinct.size() <= MOST_ALIKE) {
      Group group = new Group(distinct, new LinkedHashSet<>());
      groups.computeIfAbsent(group.position(), p -> group).signs().add(sign);
    }
  }

  private SuspectedDuplicate shown(Group group, Map<String, StoredCi> stored) {
    List<StoredCi> cis =
        group.keys().stream().map(stored::get).filter(java.util.Objects::nonNull).toList();
    List<Sign> signs =
        group.signs().stream()
            .sorted(Comparator.comparing(Sign::attribute).thenComparing(Sign::value))
            .toList();
    return new SuspectedDuplicate(
        cis.stream().map(ci -> Fields.ci(ci.key(), ci.ciClass(), ci.values())).toList(),
        signs.stream().map(sign -> evidence(sign, cis)).toList(),
        reason(signs, cis));
  }

  private SuspectedDuplicate.Evidence evidence(Sign sign, List<StoredCi> cis) {
    TreeSet<String> sources = new TreeSet<>(CodePoints.ORDER);
    for (StoredCi ci : cis) {
      for (Claim claim : ci.claims()) {
        boolean says =
            sign.attribute().equals(Likeness.SHORT_NAME)
                ? sign.value().equals(Likeness.shortName(claim.values().get(Fields.NAME)))
                : signs(ci.ciClass(), claim.values()).contains(sign);
        if (says) {
          sources.add(claim.site().source());
        }
      }
    }
    return new SuspectedDuplicate.Evidence(sign.attribute(), sign.value(), List.copyOf(sources));
  }

  private String reason(List<Sign> signs, List<StoredCi> cis) {
    for (StoredCi one : cis) {
      for (StoredCi other : cis) {
        String apart = likeness.apart(one.ciClass(), one.values(), other.values());
        if (apart != null) {
          return "%s tells them apart: '%s' of %s and '%s' of %s. Correct it if they are one, or merge them with mergeCis."
              .formatted(
                  apart,
                  one.values().get(apart),
                  one.key(),
                  other.values().get(apart),
                  other.key());
        }
      }
    }
    for (StoredCi one : cis) {
      for (StoredCi other : cis) {
        if (!schema.isA(one.ciClass(), other.ciClass())
            && !schema.isA(other.ciClass(), one.ciClass())) {
          return "A %s is no %s. Correct the class if they are one."
              .formatted(one.ciClass(), other.ciClass());
        }
      }
    }
    Map<String, CiClass> classes = new LinkedHashMap<>();
    cis.forEach(ci -> schema.ciClass(ci.ciClass()).ifPresent(c -> classes.put(c.name(), c)));
    Stream<Sign> identifying =
        signs.stream()
            .filter(sign ->
                classes.values().stream()
                    .flatMap(c -> c.identification().stream())
                    .anyMatch(rule -> rule.attributes().equals(List.of(sign.attribute()))));
    return identifying.findFirst().isPresent()
        ? "Both were there already when the values became the same, and CIs are never merged by themselves. Merge them with mergeCis if they are one."
        : "%s does not identify a %s. Merge them with mergeCis if they are one."
            .formatted(signs.getFirst().attribute(), cis.getFirst().ciClass());
  }
}
