package org.kaskade.importers.kubernetes;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundDependency;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Strength;

/// Takes the dependencies the rules find: each pair once for a file and type, the first line wins.
final class Dependencies {
  /// Fits any two CIs.
  static final String ANY = "DEPENDS_ON";

  private record Pair(CiRef dependent, CiRef provider) {}

  private record Place(Pair pair, String type, String file) {}

  private final CmdbSchema schema;
  private final Findings findings;
  private final Set<Place> places = new HashSet<>();
  private final Set<Pair> pairs = new HashSet<>();

  Dependencies(CmdbSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /// A dependency by itself, of its type's strength.
  void add(CiRef dependent, CiRef provider, String type, String file, int line) {
    add(new FoundDependency(dependent, provider, type, file, line));
  }

  /// Takes the dependency unless it is there already or leads back to the dependent. Where its type
  /// does not fit the classes, which annotations can change, it becomes `DEPENDS_ON`.
  void add(FoundDependency found) {
    CiRef dependent = found.dependent();
    CiRef provider = found.provider();
    Pair pair = new Pair(dependent, provider);
    String type = fits(found.type(), dependent, provider) ? found.type() : ANY;
    if (!dependent.equals(provider) && places.add(new Place(pair, type, found.file()))) {
      pairs.add(pair);
      findings.dependency(
          new FoundDependency(
              dependent,
              provider,
              type,
              strength(found, type),
              found.group(),
              found.need(),
              found.file(),
              found.line()));
    }
  }

  /// Takes note of a dependency that was found before.
  void know(FoundDependency found) {
    pairs.add(new Pair(found.dependent(), found.provider()));
  }

  /// Whether one was found between these, of whatever type.
  boolean has(CiRef dependent, CiRef provider) {
    return pairs.contains(new Pair(dependent, provider));
  }

  private boolean fits(String type, CiRef dependent, CiRef provider) {
    return schema
        .relationshipType(type)
        .map(known ->
            schema.isA(dependent.ciClass(), known.dependentClass())
                && schema.isA(provider.ciClass(), known.providerClass()))
        .orElse(true);
  }

  /// Keeps the strength of the type meant where another takes its place.
  private @Nullable Strength strength(FoundDependency found, String type) {
    if (found.strength() != null || type.equals(found.type())) {
      return found.strength();
    }
    return schema
        .relationshipType(found.type())
        .map(RelationshipType::strength)
        .orElse(Strength.HARD);
  }
}
