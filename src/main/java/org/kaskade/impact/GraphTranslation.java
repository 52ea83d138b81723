package org.kaskade.impact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Dependency;
import org.kaskade.estate.Lifecycle;
import org.kaskade.estate.RevisionCommitted;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDelta;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Strength;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;

/// Between the estate's words and the graph's. Relationships that carry no impact don't get into
/// the graph.
final class GraphTranslation {
  private final CmdbSchema schema;

  GraphTranslation(CmdbSchema schema) {
    this.schema = schema;
  }

  GraphCi ci(Ci ci) {
    return new GraphCi(
        ci.key(),
        ci.name(),
        ci.ciClass(),
        ci.environment(),
        ci.lifecycle().name(),
        ci.criticality().name(),
        ci.owner());
  }

  Ci ci(GraphCi ci) {
    return new Ci(
        ci.key(),
        ci.ciClass(),
        ci.name(),
        ci.environment(),
        Lifecycle.valueOf(ci.lifecycle()),
        Criticality.valueOf(ci.criticality()),
        ci.owner());
  }

  /// Empty for a relationship that carries no impact.
  Optional<GraphDependency> dependency(Dependency d) {
    return schema
        .relationshipType(d.type())
        .filter(RelationshipType::carriesImpact)
        .map(type ->
            new GraphDependency(
                d.dependent(),
                d.provider(),
                d.type(),
                Strength.valueOf(d.strength().name()),
                d.group(),
                d.need()));
  }

  GraphDelta delta(RevisionCommitted committed) {
    List<GraphCi> upserted = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (Ci ci : committed.cis()) {
      if (ci.lifecycle() == Lifecycle.RETIRED) {
        removed.add(ci.key());
      } else {
        upserted.add(ci(ci));
      }
    }
    Map<String, List<GraphDependency>> dependenciesOf = new HashMap<>();
    committed
        .dependenciesOf()
        .forEach((dependent, dependencies) ->
            dependenciesOf.put(
                dependent, dependencies.stream().flatMap(d -> dependency(d).stream()).toList()));
    return new GraphDelta(upserted, removed, dependenciesOf);
  }
}
