package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.Revision;
import org.kaskade.graph.ComponentImpact;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.Patience;
import org.kaskade.graph.StructuralAvailabilities;
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
  private final ImpactLimits limits;

  AvailabilityQuery(Questions questions, CiAvailabilities availabilities, ImpactLimits limits) {
    this.questions = questions;
    this.availabilities = availabilities;
    this.limits = limits;
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
      AnswerCompleteness completeness) {

    /// How long it is out in 30 days, on average.
    public Duration expectedOutage() {
      return ErrorBudget.at(availability);
    }

    public @Nullable Duration errorBudget() {
      return promised == null ? null : ErrorBudget.at(promised);
    }
  }

  /// What was found of some CIs.
  private record Asked(StructuralAvailabilities structural, Known known, List<List<GraphCi>> cis) {}

  @QueryMapping
  Availability availability(
      @Argument("of") String given,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    String of = questions.meant(given);
    return shown(asked(List.of(of), timeLimit, field)).getFirst();
  }

  @QueryMapping
  List<Availability> availabilities(
      @Argument("of") List<String> given,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    List<String> of = questions.meant(given);
    ImpactLimits.inRange("of", of.size(), 1, limits.availabilities(), "availabilities");
    Answered<Asked> answered = asked(of, timeLimit, field);
    AnswerNotes.add(field, answered.revision(), answered.completeness());
    return shown(answered);
  }

  private Answered<Asked> asked(
      List<String> of, @Nullable Duration timeLimit, DataFetchingEnvironment field) {
    return questions.ask(
        field,
        of,
        timeLimit,
        (graph, patience) -> ask(graph, of, patience),
        asked -> asked.structural().completeness());
  }

  private Asked ask(DependencyGraph graph, List<String> of, Patience patience) {
    List<List<GraphCi>> cis = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    for (String key : of) {
      List<GraphCi> own = new ArrayList<>();
      own.add(graph.find(key).orElseThrow());
      own.addAll(ComponentImpact.componentsOf(graph, List.of(key)));
      own.forEach(ci -> keys.add(ci.key()));
      cis.add(own);
    }
    Known known = availabilities.known(keys);
    return new Asked(
        StructuralAvailabilities.of(graph, of, ci -> known.of(ci).share(), patience), known, cis);
  }

  private List<Availability> shown(Answered<Asked> answered) {
    Asked asked = answered.answer();
    List<Availability> shown = new ArrayList<>();
    for (StructuralAvailability structural : asked.structural().found()) {
      Double promised = asked.known().promised(structural.of());
      shown.add(
          new Availability(
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
              asked.known(),
              asked.cis().get(shown.size()),
              AnswerCompleteness.of(structural.completeness())));
    }
    return shown;
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
