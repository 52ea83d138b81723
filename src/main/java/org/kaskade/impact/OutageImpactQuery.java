package org.kaskade.impact;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ClassNames;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.Connection;
import org.kaskade.graphql.PageRequest;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.schema.CmdbSchema;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers what an outage reaches.
@Controller
class OutageImpactQuery {
  private static final int MOST_KEYS = 1_000;

  private final Outages outages;
  private final ClassNames classNames;
  private final CmdbSchema schema;

  OutageImpactQuery(Outages outages, ClassNames classNames, CmdbSchema schema) {
    this.outages = outages;
    this.classNames = classNames;
    this.schema = schema;
  }

  record FailedCi(String key, @Nullable ImpactState state) {}

  record Scenario(
      List<FailedCi> failed, @Nullable Boolean includeActiveOutages, @Nullable Integer revision) {}

  @QueryMapping
  ImpactAnalysis outageImpact(@Argument Scenario input) {
    return outages.of(
        input.failed().stream()
            .map(failed ->
                new Outages.Failed(
                    failed.key(), failed.state() == null ? ImpactState.OUTAGE : failed.state()))
            .toList(),
        Boolean.TRUE.equals(input.includeActiveOutages()),
        input.revision());
  }

  @QueryMapping
  OutageComparison compareOutages(@Argument Scenario a, @Argument Scenario b) {
    if (!Objects.equals(a.revision(), b.revision())) {
      throw RequestRefused.invalid(
          "DIFFERENT_REVISIONS",
          "'a' and 'b' are about different revisions. Compare outages of one estate.");
    }
    return new OutageComparison(outageImpact(a), outageImpact(b), schema);
  }

  @SchemaMapping(typeName = "OutageComparison")
  int onlyA(OutageComparison comparison) {
    return comparison.count(OutageComparison.Side.ONLY_A);
  }

  @SchemaMapping(typeName = "OutageComparison")
  int onlyB(OutageComparison comparison) {
    return comparison.count(OutageComparison.Side.ONLY_B);
  }

  @SchemaMapping(typeName = "OutageComparison")
  int both(OutageComparison comparison) {
    return comparison.count(OutageComparison.Side.BOTH);
  }

  @SchemaMapping(typeName = "OutageComparison")
  Connection<OutageComparison.ComparedCi> rows(
      OutageComparison comparison,
      @Argument OutageComparison.@Nullable Side side,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
        comparison.rows(side),
        PageRequest.of(first, after, side == null ? "compared" : side.order()),
        comparison.revision().number(),
        OutageComparison.ComparedCi::key);
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  Connection<ImpactAnalysis.Affected> affected(
      ImpactAnalysis analysis,
      @Argument @Nullable List<ImpactState> states,
      @Argument @Nullable List<String> classes,
      @Argument @Nullable List<String> keys,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
        analysis.affected(
            states == null ? null : states(states),
            classes == null ? null : classNames.withSubclasses(classes),
            keys == null ? null : keys(keys)),
        PageRequest.of(first, after, "affected"),
        analysis.revision().number(),
        ImpactAnalysis.Affected::key);
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  Connection<ImpactAnalysis.Affected> added(
      ImpactAnalysis analysis,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Connection.pageOf(
        analysis.added(),
        PageRequest.of(first, after, "added"),
        analysis.revision().number(),
        ImpactAnalysis.Affected::key);
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Anyway> activeOutages(ImpactAnalysis analysis) {
    return analysis.activeOutages();
  }

  private static Set<String> keys(List<String> keys) {
    if (keys.size() > MOST_KEYS) {
      throw RequestRefused.limit(
          "TOO_MANY_KEYS",
          "'keys' names %,d CIs, more than %,d. Ask for some of them at a time."
              .formatted(keys.size(), MOST_KEYS));
    }
    return Set.copyOf(keys);
  }

  private static Set<ImpactState> states(List<ImpactState> states) {
    Set<ImpactState> set = EnumSet.noneOf(ImpactState.class);
    set.addAll(states);
    return set;
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Affected> failed(ImpactAnalysis analysis) {
    return analysis.failed();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Affected> services(ImpactAnalysis analysis) {
    return analysis.services();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.StateCount> counts(ImpactAnalysis analysis) {
    return analysis.counts();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.ClassCount> classes(ImpactAnalysis analysis) {
    return analysis.classes();
  }

  @SchemaMapping(typeName = "ClassCount", field = "class")
  String ciClass(ImpactAnalysis.ClassCount count) {
    return count.ciClass();
  }

  @SchemaMapping(typeName = "ImpactAnalysis")
  List<ImpactAnalysis.Group> weakenedGroups(ImpactAnalysis analysis) {
    return analysis.weakenedGroups();
  }
}
