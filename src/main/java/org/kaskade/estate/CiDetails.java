package org.kaskade.estate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Values;
import org.springframework.stereotype.Component;

/// What is asked of many CIs at once and no snapshot holds: attributes and claims. One query for
/// all of them.
@Component
class CiDetails {
  private static final Comparator<ShownClaim> BY_PLACE =
      Comparator.comparing(ShownClaim::source, CodePoints.ORDER)
          .thenComparing(ShownClaim::file, Comparator.nullsFirst(CodePoints.ORDER));

  private final Driver driver;
  private final ClaimStore store;
  private final CmdbSchema schema;
  private final DependencyStore dependencies;

  CiDetails(Driver driver, CmdbSchema schema, DependencyStore dependencies) {
    this.driver = driver;
    this.dependencies = dependencies;
    this.schema = schema;
    this.store = new ClaimStore(schema);
  }

  /// One claim as the API shows it.
  ///
  /// @param file null for the API
  record ShownClaim(
      String source,
      @Nullable String file,
      @Nullable Integer line,
      @Nullable String commit,
      @Nullable String author,
      Instant claimedAt,
      Map<String, Object> attributes) {}

  /// Declared attributes by name, in the order of the class; every key is answered.
  Map<String, Map<String, Object>> attributes(Collection<String> keys) {
    Map<String, Map<String, Object>> found = new HashMap<>();
    keys.forEach(key -> found.put(key, Map.of()));
    try (Session session = driver.session()) {
      session
          .run(
              """
              UNWIND $keys AS key MATCH (c:ConfigurationItem {key: key})
              RETURN properties(c) AS ci
              """,
              Values.parameters("keys", List.copyOf(keys)))
          .forEachRemaining(row -> {
            Map<String, Object> properties = row.get("ci").asMap();
            String ciClass = row.get("ci").get("class").asString();
            Map<String, Object> values = store.values(ciClass, properties);
            Map<String, Object> attributes = new LinkedHashMap<>();
            schema
                .ciClass(ciClass)
                .ifPresent(c ->
                    c.attributes()
                        .keySet()
                        .forEach(name -> {
                          Object value = values.get(name);
                          if (value != null) {
                            attributes.put(name, value);
                          }
                        }));
            found.put(row.get("ci").get("key").asString(), attributes);
          });
    }
    return found;
  }

  /// Claims that hold or describe each CI, by source and file; every key is answered.
  Map<String, List<ShownClaim>> claims(Collection<String> keys) {
    Map<String, List<ShownClaim>> found = new HashMap<>();
    keys.forEach(key -> found.put(key, List.of()));
    try (Session session = driver.session()) {
      store
          .load(session, keys)
          .forEach((key, ci) ->
              found.put(
                  key,
                  ci.claims().stream()
                      .filter(Claim::holds)
                      .map(claim -> shown(claim, claim.line(), claim.values()))
                      .sorted(BY_PLACE)
                      .toList()));
    }
    return found;
  }

  /// Where each value of each CI comes from, by name; every key is answered.
  Map<String, List<AttributeProvenance>> provenance(Collection<String> keys) {
    Map<String, List<AttributeProvenance>> found = new HashMap<>();
    keys.forEach(key -> found.put(key, List.of()));
    try (Session session = driver.session()) {
      store.load(session, keys).forEach((key, ci) -> found.put(key, Provenance.of(ci, schema)));
    }
    return found;
  }

  /// Who says that these dependencies are there, by name; every one is answered.
  Map<Dependency.Identity, List<String>> sources(Collection<Dependency.Identity> wanted) {
    Map<Dependency.Identity, List<String>> found = new HashMap<>();
    wanted.forEach(identity -> found.put(identity, List.of()));
    try (Session session = driver.session()) {
      dependencies
          .of(session, wanted.stream().map(Dependency.Identity::dependent).distinct().toList())
          .values()
          .forEach(list -> list.forEach(d -> found.replace(d.identity(), d.sources())));
    }
    return found;
  }

  /// Every claim of these dependencies, by source and file; every one is answered.
  Map<Dependency.Identity, List<ShownClaim>> claimsOfDependencies(
      Collection<Dependency.Identity> wanted) {
    Map<Dependency.Identity, List<ShownClaim>> found = new HashMap<>();
    wanted.forEach(identity -> found.put(identity, new ArrayList<>()));
    try (Session session = driver.session()) {
      store
          .load(session, wanted.stream().map(Dependency.Identity::dependent).distinct().toList())
          .values()
          .forEach(ci -> ci.claims().forEach(claim -> collect(ci.key(), claim, found)));
    }
    found.values().forEach(claims -> claims.sort(BY_PLACE));
    return found;
  }

  private void collect(
      String dependent, Claim claim, Map<Dependency.Identity, List<ShownClaim>> found) {
    for (Claim.ClaimedDependency said : claim.dependencies()) {
      String group =
          schema
              .relationshipType(said.type())
              .map(type -> EffectiveCi.groupOf(said, type))
              .orElse("");
      List<ShownClaim> claims =
          found.get(new Dependency.Identity(dependent, said.provider(), said.type(), group));
      if (claims != null) {
        claims.add(shown(claim, said));
      }
    }
  }

  private static ShownClaim shown(Claim claim, Claim.ClaimedDependency said) {
    Map<String, Object> terms = new LinkedHashMap<>();
    if (said.strength() != null) {
      terms.put("strength", said.strength().name());
    }
    if (said.group() != null) {
      terms.put("group", said.group());
    }
    if (said.need() != null) {
      terms.put("need", said.need());
    }
    return shown(claim, said.line() == null ? claim.line() : said.line(), terms);
  }

  static ShownClaim shown(Claim claim, @Nullable Integer line, Map<String, Object> attributes) {
    String path = claim.site().path();
    return new ShownClaim(
        claim.site().source(),
        path.isEmpty() ? null : path,
        line,
        claim.commit(),
        claim.author(),
        claim.claimedAt(),
        attributes);
  }
}
