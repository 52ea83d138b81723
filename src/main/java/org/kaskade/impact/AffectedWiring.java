package org.kaskade.impact;

import graphql.schema.idl.RuntimeWiring;
import org.kaskade.graphql.ReadyField;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// Ties the fields that every affected CI shows to what the snapshot says of it.
@Component
class AffectedWiring implements RuntimeWiringConfigurer {
  @Override
  public void configure(RuntimeWiring.Builder wiring) {
    wiring.type(
        "AffectedCi",
        type ->
            type.dataFetcher(
                    "ci",
                    new ReadyField<>(ImpactAnalysis.Affected.class, ImpactAnalysis.Affected::ci))
                .dataFetcher(
                    "state",
                    new ReadyField<>(ImpactAnalysis.Affected.class, ImpactAnalysis.Affected::state))
                .dataFetcher(
                    "depth",
                    new ReadyField<>(
                        ImpactAnalysis.Affected.class, ImpactAnalysis.Affected::depth)));
  }
}
