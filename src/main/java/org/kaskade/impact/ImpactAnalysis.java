package org.kaskade.impact;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.Revision;
import org.kaskade.estate.ShownDependency;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.graph.Strength;
import org.kaskade.schema.CmdbSchema;

/// An outage's impact in the form the API shows. Names come from the snapshot: nothing is asked of
/// the store.
///
/// It may stand on top of a *background*: CIs that are out or degraded anyway.
public final class ImpactAnalysis {
  private final Revision revision;
  private final OutageImpact impact;
  private final List<String> failedKeys;
  private final Background background;
  private final CmdbSchema schema;
  private final GraphTranslation translation;

  ImpactAnalysis(
      Revision revision,
      OutageImpact impact,
      List<String> failedKeys,
      Background background,
      CmdbSchema schema) {
    this.revision = revision;
    this.impact = impact;
    this.failedKeys = failedKeys;
    this.background = background;
    this.schema = schema;
    this.translation = new GraphTranslation(schema);
  }

  public Revision revision() {
    return revision;
  }

  /// What the scenario leads to, background included.
  public OutageImpact impact() {
    return impact;
  }

  /// The CIs of the scenario in the order they were given, its background left out.
  public List<String> failedKeys() {
    return failedKeys;
  }

  /// What was so anyway.
  public Background background() {
    return background;
  }

  /// Whether the CI is worse off than it is anyway.
  public boolean adds(String key, ImpactState state) {
    return state.compareTo(background.stateOf(key)) > 0;
  }

  /// The affected CIs that are worse off than anyway; worst state first, then depth, then key.
  public List<Affected> added() {
    return impact.affected().stream()
        .filter(a -> adds(a.ci().key(), a.state()))
        .map(Affected::new)
        .toList();
  }

  /// What is out or degraded anyway, by key, then record.
  List<Anyway> activeOutages() {
    return background.outages().stream()
        .map(outage ->
            new Anyway(
                translation.ci(impact.affected(outage.key()).ci()),
                outage.state(),
                outage.number()))
        .toList();
  }

  /// One affected CI.
  public Affected affected(String key) {
    return new Affected(impact.affected(key));
  }

  /// The CIs of the scenario in the order they were given, its background left out.
  public List<Affected> failed() {
    return failedKeys.stream().map(impact::affected).map(Affected::new).toList();
  }

  /// Worst state first, then depth, then key; null for any state, class or key.
  public List<Affected> affected(
      @Nullable Set<ImpactState> states,
      @Nullable Set<String> classes,
      @Nullable Set<String> keys) {
    return impact.affected().stream()
        .filter(a -> states == null || states.contains(a.state()))
        .filter(a -> classes == null || classes.contains(a.ci().ciClass()))
        .filter(a -> keys == null || keys.contains(a.ci().key()))
        .map(Affected::new)
        .toList();
  }

  /// Most critical first, then worst state, then key.
  public List<Affected> services() {
    return impact.affected().stream()
        .filter(a -> schema.isService(a.ci().ciClass()))
        .sorted(
            Comparator.comparing((AffectedCi a) -> Criticality.valueOf(a.ci().criticality()))
                .thenComparing(AffectedCi::state)
                .reversed()
                .thenComparing(a -> a.ci().key(), CodePoints.ORDER))
        .map(Affected::new)
        .toList();
  }

  /// Worst first.
  public List<StateCount> counts() {
    return impact.counts().entrySet().stream()
        .sorted(Map.Entry.<ImpactState, Integer>comparingByKey().reversed())
        .map(count -> new StateCount(count.getKey(), count.getValue()))
        .toList();
  }

  /// The most first, then by name.
  public List<ClassCount> classes() {
    Map<String, Integer> counts = new TreeMap<>();
    impact.affected().forEach(a -> counts.merge(a.ci().ciClass(), 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(count -> new ClassCount(count.getKey(), count.getValue()))
        .toList();
  }

  public List<Group> weakenedGroups() {
    return impact.weakenedGroups().stream().map(this::group).toList();
  }

  private Group group(GroupStatus status) {
    return new Group(
        translation.ci(status.dependent()),
        status.group(),
        status.members(),
        status.need(),
        status.up());
  }

  private ShownDependency dependency(GraphDependency d) {
    return dependency(d, impact.graph(), translation);
  }

  static ShownDependency dependency(
      GraphDependency d, DependencyGraph graph, GraphTranslation translation) {
    return new ShownDependency(
        d.type(),
        graph.find(d.dependent()).map(translation::ci).orElseThrow(),
        graph.find(d.provider()).map(translation::ci).orElseThrow(),
        org.kaskade.schema.Strength.valueOf(d.strength().name()),
        d.group(),
        d.need() == null && d.group() != null ? "1" : d.need(),
        null);
  }

  /// A CI that is out or degraded anyway.
  ///
  /// @param record number of the record that says so
  record Anyway(Ci ci, ImpactState state, String record) {}

  /// How many affected CIs are of a class.
  public record ClassCount(String ciClass, int count) {}

  /// How many CIs end in a state.
  public record StateCount(ImpactState state, int count) {}

  /// A redundancy group and how many of its members are up.
  public record Group(Ci dependent, String group, int members, int need, int up) {}

  /// A hop of a path.
  public record Step(Ci ci, ImpactState state, @Nullable ShownDependency via) {}

  /// A requirement that brings a CI to its state.
  public record Cause(List<Ci> providers, Strength strength, @Nullable Group group) {}

  /// One affected CI; why it is affected is worked out when asked for.
  public final class Affected {
    private final AffectedCi affected;

    Affected(AffectedCi affected) {
      this.affected = affected;
    }

    /// What it is affected by.
    public ImpactAnalysis analysis() {
      return ImpactAnalysis.this;
    }

    public String key() {
      return affected.ci().key();
    }

    public Ci ci() {
      return translation.ci(affected.ci());
    }

    public ImpactState state() {
      return affected.state();
    }

    public int depth() {
      return affected.depth();
    }

    public List<Step> path() {
      return impact.pathTo(key()).stream()
          .map(step ->
              new Step(
                  translation.ci(step.ci()),
                  step.state(),
                  step.via() == null ? null : dependency(step.via())))
          .toList();
    }

    public List<Cause> causes() {
      return impact.causesOf(key()).stream()
          .map(cause ->
              new Cause(
                  cause.providers().stream().map(translation::ci).toList(),
                  cause.strength(),
                  cause.group() == null ? null : group(cause.group())))
          .toList();
    }
  }
}
