package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.graph.ComponentImpact;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.Patience;
import org.kaskade.graph.StructuralAvailability;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.impact.CiAvailabilities.Assumption;
import org.kaskade.impact.CiAvailabilities.Basis;
import org.kaskade.impact.CiAvailabilities.Known;
import org.kaskade.impact.Questions.Answered;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers how available a service can be, given how it is built.
@Controller
class AvailabilityQuery {
  private static final double PERCENT = 100;

  private final Questions questions;
  private final CiAvailabilities availabilities;

  AvailabilityQuery(Questions questions, CiAvailabilities availabilities) {
    this.questions = questions;
    this.availabilities = availabilities;
  }

  /// One CI, and what was taken for its availability.
  record CiAvailability(Ci ci, double availability, Basis basis) {}

  /// The answer; the percentages are of time.
  record Availability(
      Revision revision,
      Ci ci,
      double availability,
      boolean exact,
      double lower,
      double upper,
      int samples,
      int relevantCis,
      @Nullable Double promised,
      @Nullable Boolean keepsPromise,
      Known known,
      List<GraphCi> all,
      AnswerCompleteness completeness) {}

  private record Asked(StructuralAvailability structural, Known known, List<GraphCi> cis) {}

  @QueryMapping
  Availability availability(
      @Argument("of") String given,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    String of = questions.meant(given);
    Answered<Asked> answered =
        questions.ask(
            field,
            List.of(of),
            timeLimit,
            (graph, patience) -> ask(graph, of, patience),
            asked -> asked.structural().completeness());
    StructuralAvailability structural = answered.answer().structural();
    Known known = answered.answer().known();
    Double promised = known.promised(structural.of());
    return new Availability(
        answered.revision(),
        questions.shown(structural.of()),
        structural.availability() * PERCENT,
        structural.exact(),
        structural.lower() * PERCENT,
        structural.upper() * PERCENT,
        Math.toIntExact(structural.samples()),
        structural.relevantCis(),
        promised,
        promised == null ? null : structural.availability() * PERCENT >= promised,
        known,
        answered.answer().cis(),
        answered.completeness());
  }

  private Asked ask(DependencyGraph graph, String of, Patience patience) {
    List<GraphCi> cis = new ArrayList<>();
    cis.add(graph.find(of).orElseThrow());
    cis.addAll(ComponentImpact.componentsOf(graph, List.of(of)));
    Known known = availabilities.known(cis.stream().map(GraphCi::key).toList());
    return new Asked(
        StructuralAvailability.of(graph, of, ci -> known.of(ci).share(), patience), known, cis);
  }

  @SchemaMapping(typeName = "Availability")
  Connection<CiAvailability> cis(
      Availability availability,
      @Argument @Nullable Boolean assumedOnly,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Known known = availability.known();
    List<GraphCi> wanted =
        Boolean.TRUE.equals(assumedOnly)
            ? availability.all().stream()
                .filter(ci -> known.of(ci).basis() == Basis.CLASS_DEFAULT)
                .toList()
            : availability.all();
    return Connection.pageOf(
            wanted,
            PageRequest.of(first, after, "availabilities"),
            availability.revision().number(),
            GraphCi::key)
        .map(ci -> {
          Assumption assumption = known.of(ci);
          return new CiAvailability(
              questions.shown(ci), assumption.share() * PERCENT, assumption.basis());
        });
  }
}
