package org.kaskade.impact;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.Direction;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Neighborhood;
import org.kaskade.graph.Strength;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Suggestions;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers what surrounds some CIs.
@Controller
class NeighborhoodQuery {
  private final PastSnapshots snapshots;
  private final KnownCis known;
  private final ImpactLimits limits;
  private final GraphTranslation translation;
  private final CmdbSchema schema;

  NeighborhoodQuery(
      PastSnapshots snapshots, KnownCis known, ImpactLimits limits, CmdbSchema schema) {
    this.snapshots = snapshots;
    this.known = known;
    this.limits = limits;
    this.translation = new GraphTranslation(schema);
    this.schema = schema;
  }

  private Set<String> known(List<String> types) {
    for (String type : types) {
      if (schema.relationshipType(type).isEmpty()) {
        List<String> names =
            schema.relationshipTypes().stream().map(RelationshipType::name).toList();
        throw RequestRefused.invalid(
            "UNKNOWN_RELATIONSHIP_TYPE",
            "There is no relationship type '%s'%s. Known: %s."
                .formatted(type, Suggestions.didYouMean(type, names), String.join(", ", names)));
      }
    }
    return Set.copyOf(types);
  }

  private Predicate<GraphDependency> followed(
      @Nullable List<String> types, @Nullable Strength strength) {
    Predicate<GraphDependency> any = dependency -> true;
    Predicate<GraphDependency> ofTypes = any;
    if (types != null) {
      Set<String> wanted = known(types);
      ofTypes = dependency -> wanted.contains(dependency.type());
    }
    return ofTypes.and(strength == null ? any : dependency -> dependency.strength() == strength);
  }

  private Predicate<GraphDependency> amongServices(DependencyGraph graph, Set<String> starts) {
    Predicate<String> told =
        key ->
            starts.contains(key)
                || graph.find(key).filter(ci -> schema.isService(ci.ciClass())).isPresent();
    return dependency -> told.test(dependency.dependent()) && told.test(dependency.provider());
  }

  @QueryMapping
  Subgraph neighborhood(
      @Argument("keys") List<String> given,
      @Argument @Nullable Direction direction,
      @Argument @Nullable Integer depth,
      @Argument @Nullable Integer limit,
      @Argument @Nullable List<String> types,
      @Argument @Nullable Strength strength,
      @Argument @Nullable Boolean services,
      @Argument @Nullable Integer revision) {
    if (given.isEmpty()) {
      throw RequestRefused.invalid("NO_KEYS", "'keys' is empty. Name at least one CI.");
    }
    int hops =
        ImpactLimits.inRange(
            "depth",
            depth == null ? 1 : depth,
            0,
            limits.neighborhoodDepth(),
            "neighborhood-depth");
    int most =
        ImpactLimits.inRange(
            "limit",
            limit == null ? 500 : limit,
            1,
            limits.neighborhoodNodes(),
            "neighborhood-nodes");
    Snapshot snapshot = snapshots.at(revision);
    List<String> keys = given.stream().map(key -> known.meant(snapshot, key)).distinct().toList();
    known.check(snapshot, keys);
    Direction way = direction == null ? Direction.BOTH : direction;
    Predicate<GraphDependency> followed = followed(types, strength);
    if (Boolean.TRUE.equals(services)) {
      followed = followed.and(amongServices(snapshot.graph(), Set.copyOf(keys)));
    }
    boolean all = types == null && strength == null && !Boolean.TRUE.equals(services);
    Neighborhood found =
        all
            ? snapshot.graph().neighborhood(keys, way, hops, most)
            : snapshot.graph().neighborhood(keys, way, hops, most, followed);
    return new Subgraph(
        snapshot,
        revision == null,
        found,
        keys,
        found.cis().stream().map(translation::ci).toList(),
        found.dependencies().stream()
            .map(d -> ImpactAnalysis.dependency(d, snapshot.graph(), translation))
            .toList());
  }
}
