package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.ClassNames;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Revision;
import org.kaskade.graph.ComponentImpact;
import org.kaskade.graph.CriticalComponents;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.Questions.Answered;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers component failure impact analysis (CFIA): the matrix of some components and services,
/// and for the whole estate which CIs alone take down the most critical services.
@Controller
class CfiaQuery {
  private final Questions questions;
  private final ClassNames classNames;
  private final ImpactLimits limits;
  private final CmdbSchema schema;

  CfiaQuery(Questions questions, ClassNames classNames, ImpactLimits limits, CmdbSchema schema) {
    this.questions = questions;
    this.classNames = classNames;
    this.limits = limits;
    this.schema = schema;
  }

  record CfiaRow(Ci component, List<CfiaCell> cells) {}

  record CfiaCell(Ci service, ImpactState state) {}

  /// A CI and the services that its outage alone takes down.
  record CriticalComponent(Ci ci, List<Ci> services, long weight) {}

  /// A service and how many CIs take it down alone.
  record ExposedService(Ci ci, int singlePoints) {}

  /// The estate's CIs ranked by what they alone take down.
  record Ranking(
      Revision revision, CriticalComponents components, AnswerCompleteness completeness) {}

  @QueryMapping
  List<CfiaRow> cfia(
      @Argument("services") List<String> givenServices,
      @Argument("components") @Nullable List<String> givenComponents,
      @Argument @Nullable List<String> classes,
      DataFetchingEnvironment field) {
    List<String> services = questions.meant(givenServices);
    List<String> components = givenComponents == null ? null : questions.meant(givenComponents);
    if (services.isEmpty()) {
      throw RequestRefused.invalid("NO_KEYS", "'services' is empty. Name at least one CI.");
    }
    Set<String> wanted = classes == null ? null : classNames.withSubclasses(classes);
    Set<String> asked = new LinkedHashSet<>(services);
    if (components != null) {
      asked.addAll(components);
    }
    return questions
        .askForList(
            field,
            asked,
            (graph, patience) -> {
              List<String> rows = rows(graph, services, components, wanted);
              checkSize(rows.size(), services.size());
              return ComponentImpact.of(graph, services, rows, patience);
            },
            ComponentImpact::completeness)
        .rows()
        .stream()
        .map(row ->
            new CfiaRow(
                questions.shown(row.component()),
                row.cells().stream()
                    .map(cell -> new CfiaCell(questions.shown(cell.service()), cell.state()))
                    .toList()))
        .toList();
  }

  private static List<String> rows(
      DependencyGraph graph,
      List<String> services,
      @Nullable List<String> components,
      @Nullable Set<String> classes) {
    Collection<GraphCi> candidates;
    if (components != null) {
      candidates = components.stream().map(key -> graph.find(key).orElseThrow()).toList();
    } else if (classes != null) {
      candidates = graph.cis();
    } else {
      candidates = ComponentImpact.componentsOf(graph, services);
    }
    return candidates.stream()
        .filter(ci -> classes == null || classes.contains(ci.ciClass()))
        .map(GraphCi::key)
        .toList();
  }

  private void checkSize(int rows, int columns) {
    long cells = (long) rows * columns;
    if (cells > limits.cfiaCells()) {
      throw RequestRefused.limit(
          "CFIA_TOO_LARGE",
          "%,d components and %,d services are %,d cells, more than %,d (kaskade.limits.cfia-cells). Name fewer, or ask criticalComponents."
              .formatted(rows, columns, cells, limits.cfiaCells()));
    }
  }

  @QueryMapping
  Ranking criticalComponents(
      @Argument("services") @Nullable List<String> given,
      @Argument @Nullable Duration timeLimit,
      DataFetchingEnvironment field) {
    List<String> services = given == null ? null : questions.meant(given);
    Answered<CriticalComponents> answered =
        questions.ask(
            field,
            services == null ? List.of() : services,
            timeLimit,
            (graph, patience) ->
                CriticalComponents.of(
                    graph,
                    services == null ? servicesOf(graph) : services,
                    CfiaQuery::weight,
                    patience),
            CriticalComponents::completeness);
    return new Ranking(answered.revision(), answered.answer(), answered.completeness());
  }

  private List<String> servicesOf(DependencyGraph graph) {
    return graph.cis().stream()
        .filter(ci -> schema.isService(ci.ciClass()))
        .map(GraphCi::key)
        .toList();
  }

  /// One that is critical counts as much as ten of the next lower criticality.
  private static long weight(GraphCi service) {
    return switch (Criticality.valueOf(service.criticality())) {
      case LOW -> 1;
      case MEDIUM -> 10;
      case HIGH -> 100;
      case CRITICAL -> 1_000;
    };
  }

  @SchemaMapping(typeName = "CriticalComponents")
  List<ExposedService> services(Ranking ranking) {
    return ranking.components().exposures().stream()
        .map(one -> new ExposedService(questions.shown(one.service()), one.components()))
        .toList();
  }

  @SchemaMapping(typeName = "CriticalComponents")
  Connection<CriticalComponent> components(
      Ranking ranking, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.of(first, after, "critical-components");
    int needed = page.after() == null ? page.firstAndOneMore() : Integer.MAX_VALUE;
    Connection<CriticalComponent> shown =
        Connection.pageOf(
                ranking.components().ranked(needed),
                page,
                ranking.revision().number(),
                component -> component.ci().key())
            .map(component ->
                new CriticalComponent(
                    questions.shown(component.ci()),
                    questions.shown(component.services()),
                    component.weight()));
    return new Connection<>(shown.edges(), shown.pageInfo(), ranking.components()::size);
  }
}
