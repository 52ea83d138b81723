package org.kaskade.impact;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.ProbableCauses;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Answers which single outage best explains what is observed.
@Controller
class ProbableCausesQuery {
  private final Questions questions;
  private final ImpactLimits limits;
  private final CmdbSchema schema;
  private final ObjectProvider<RecentChanges> recent;

  ProbableCausesQuery(
      Questions questions,
      ImpactLimits limits,
      CmdbSchema schema,
      ObjectProvider<RecentChanges> recent) {
    this.questions = questions;
    this.limits = limits;
    this.schema = schema;
    this.recent = recent;
  }

  record Symptom(String key, @Nullable ImpactState state) {}

  @QueryMapping
  List<ProbableCause> probableCauses(
      @Argument List<Symptom> symptoms,
      @Argument @Nullable List<String> healthy,
      @Argument @Nullable Integer first,
      DataFetchingEnvironment field) {
    List<String> seenHealthy = healthy == null ? List.of() : questions.meant(healthy);
    Map<String, ImpactState> observed = observed(symptoms, seenHealthy);
    int most =
        ImpactLimits.inRange("first", first == null ? 10 : first, 1, limits.causes(), "causes");
    List<String> asked = new ArrayList<>(observed.keySet());
    asked.addAll(seenHealthy);
    List<ProbableCauses.ProbableCause> causes =
        questions
            .askForList(
                field,
                asked,
                (graph, patience) ->
                    ProbableCauses.of(
                        graph,
                        observed,
                        seenHealthy,
                        ci -> schema.isService(ci.ciClass()),
                        ci -> lastChanged(ci.key()),
                        most,
                        patience),
                ProbableCauses::completeness)
            .causes();
    List<ProbableCause> shown = new ArrayList<>();
    for (ProbableCauses.ProbableCause cause : causes) {
      shown.add(
          new ProbableCause(
              questions.shown(cause.ci()),
              shown.size() + 1,
              cause.score(),
              questions.shown(cause.explained()),
              questions.shown(cause.unexplained()),
              questions.shown(cause.contradicted()),
              questions.shown(cause.unreported())));
    }
    return shown;
  }

  /// In seconds since 1970; 0 for a CI that wasn't changed lately.
  private long lastChanged(String key) {
    return recent.stream()
        .flatMap(known -> known.lastChanged(key).stream())
        .mapToLong(Instant::getEpochSecond)
        .max()
        .orElse(0);
  }

  private Map<String, ImpactState> observed(List<Symptom> symptoms, List<String> healthy) {
    if (symptoms.isEmpty()) {
      throw RequestRefused.invalid(
          "NO_SYMPTOMS", "'symptoms' is empty. Name at least one CI that is affected.");
    }
    if (symptoms.size() + healthy.size() > limits.symptoms()) {
      throw RequestRefused.limit(
          "TOO_MANY_SYMPTOMS",
          "%,d symptoms and healthy CIs are more than %,d (kaskade.limits.symptoms). Name the most telling ones."
              .formatted(symptoms.size() + healthy.size(), limits.symptoms()));
    }
    Map<String, ImpactState> observed = new LinkedHashMap<>();
    for (Symptom symptom : symptoms) {
      ImpactState state = symptom.state() == null ? ImpactState.OUTAGE : symptom.state();
      if (state == ImpactState.UNAFFECTED) {
        throw RequestRefused.invalid(
            "INVALID_SYMPTOM",
            "'%s' is no symptom when it is UNAFFECTED. List it under 'healthy'."
                .formatted(symptom.key()));
      }
      observed.merge(questions.meant(symptom.key()), state, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
    for (String key : healthy) {
      if (observed.containsKey(key)) {
        throw RequestRefused.invalid(
            "INVALID_SYMPTOM",
            "'%s' is listed as a symptom and as healthy. Decide for one.".formatted(key));
      }
    }
    return observed;
  }
}
