package org.kaskade.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.DataTrust;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.Owners;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.CriticalComponents;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.graph.Patience;
import org.kaskade.impact.ActiveOutage;
import org.kaskade.impact.Background;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.schema.CmdbSchema;
import org.springframework.stereotype.Component;

/// Assesses changes: gathers the facts from estate, schedule, calendar and history, and has the
/// policy judge them.
///
/// The same facts at the same moment make the same assessment, to the letter.
@Component
class Assessor {
  private static final String PROMISED = "slaAvailability";
  private static final int MOST_TRUSTED = 2_000;
  private static final int MOST_SETS = 2_000;
  private static final Duration SINGLE_POINTS = Duration.ofSeconds(5);
  private static final Comparator<ReachedService> ORDER =
      Comparator.comparing(ReachedService::criticality)
          .thenComparing(ReachedService::state)
          .reversed()
          .thenComparing(ReachedService::key, CodePoints.ORDER);

  private final ChangeSchedule schedule;
  private final Scenarios scenarios;
  private final Calendar calendar;
  private final RiskPolicy policy;
  private final Owners owners;
  private final EstateReader estate;
  private final DataTrust trust;
  private final CmdbSchema schema;
  private final Clock clock;

  Assessor(
      ChangeSchedule schedule,
      Scenarios scenarios,
      Calendar calendar,
      RiskPolicy policy,
      Owners owners,
      EstateReader estate,
      DataTrust trust,
      CmdbSchema schema,
      Clock clock) {
    this.schedule = schedule;
    this.scenarios = scenarios;
    this.calendar = calendar;
    this.policy = policy;
    this.owners = owners;
    this.estate = estate;
    this.trust = trust;
    this.schema = schema;
    this.clock = clock;
  }

  /// What a scenario of a change comes to: on top of everything else, and what it does by itself.
  private record Outcome(ImpactAnalysis analysis, OutageImpact alone) {}

  /// The risk now. CIs of the change that the estate doesn't hold any more are left out.
  Assessment assess(ProposedChange change) {
    Snapshot snapshot = schedule.current();
    DependencyGraph graph = snapshot.graph();
    Window window = change.window();
    Clashes clashes =
        window == null
            ? Clashes.NONE
            : schedule.index().considered(change.scheduled(window), MOST_SETS);
    List<ActiveOutage> active =
        scenarios.activeOutages(snapshot).stream()
            .filter(outage -> !outage.number().equals(change.number()))
            .toList();
    Outcome worstCase = outcome(snapshot, worstCase(change), active, clashes.overlapping(), true);
    Outcome expected = outcome(snapshot, expected(change), active, clashes.overlapping(), false);
    List<ReachedService> services = reached(worstCase);
    Facts facts = facts(change, graph, worstCase, services, reached(expected), clashes);
    Measurements measurements = new Measurements(facts, policy.history());
    List<RiskFactor> factors =
        policy.factors().stream().map(rule -> rule.judge(measurements.of(rule.measure()))).toList();
    int score = Math.min(100, factors.stream().mapToInt(RiskFactor::points).sum());
    RiskLevel level = policy.level(score);
    return new Assessment(
        change,
        facts.now(),
        snapshot.revision(),
        policy.version(),
        score,
        level,
        factors,
        expected.analysis(),
        worstCase.analysis(),
        services,
        clashes.pairs(),
        clashes.larger(),
        new Approvers(policy).of(change.type(), services, score, level),
        facts);
  }

  /// Keys of the services that the worst case of the change reaches by itself.
  List<String> reachedServices(ProposedChange change, Snapshot snapshot) {
    return reached(outcome(snapshot, worstCase(change), List.of(), List.of(), true)).stream()
        .map(ReachedService::key)
        .toList();
  }

  private static Map<String, ImpactState> worstCase(ProposedChange change) {
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    change.changes().forEach(ci -> starts.put(ci.key(), ImpactState.OUTAGE));
    return starts;
  }

  private static Map<String, ImpactState> expected(ProposedChange change) {
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    change.changes().stream()
        .filter(ChangedCi::startsSomething)
        .forEach(ci -> starts.put(ci.key(), ci.effect()));
    return starts;
  }

  private Outcome outcome(
      Snapshot snapshot,
      Map<String, ImpactState> scenario,
      List<ActiveOutage> active,
      List<ScheduledChange> overlapping,
      boolean worst) {
    scenario.keySet().removeIf(key -> snapshot.graph().find(key).isEmpty());
    List<ActiveOutage> outages = new ArrayList<>(active);
    for (ScheduledChange other : overlapping) {
      (worst ? other.worstCase() : other.expected())
          .forEach((key, state) -> {
            if (snapshot.graph().find(key).isPresent()) {
              outages.add(new ActiveOutage(key, state, other.number()));
            }
          });
    }
    outages.sort(
        Comparator.comparing(ActiveOutage::key, CodePoints.ORDER)
            .thenComparing(ActiveOutage::number, CodePoints.ORDER));
    ImpactAnalysis alone = scenarios.analysis(snapshot, scenario, Background.NONE);
    ImpactAnalysis onTop =
        outages.isEmpty()
            ? alone
            : scenarios.analysis(snapshot, scenario, scenarios.background(snapshot, outages));
    return new Outcome(onTop, alone.impact());
  }

  /// The services that the change reaches by itself, and those that it makes worse than they are
  /// anyway; each in the worse of the two states.
  private List<ReachedService> reached(Outcome outcome) {
    Map<String, ReachedService> reached = new HashMap<>();
    for (AffectedCi affected : outcome.alone().affected()) {
      if (schema.isService(affected.ci().ciClass())) {
        reached.put(affected.ci().key(), service(affected.ci(), affected.state()));
      }
    }
    if (outcome.alone() != outcome.analysis().impact()) {
      for (AffectedCi affected : outcome.analysis().impact().affected()) {
        String key = affected.ci().key();
        if (schema.isService(affected.ci().ciClass())
            && outcome.analysis().adds(key, affected.state())) {
          reached.put(key, service(affected.ci(), affected.state()));
        }
      }
    }
    return reached.values().stream().sorted(ORDER).toList();
  }

  private ReachedService service(GraphCi ci, ImpactState state) {
    String owner = ci.owner() != null ? ci.owner() : owners.ofNearestService(ci.key()).orElse(null);
    return new ReachedService(
        ci.key(), ci.name(), Criticality.valueOf(ci.criticality()), owner, state);
  }

  private Facts facts(
      ProposedChange change,
      DependencyGraph graph,
      Outcome worstCase,
      List<ReachedService> services,
      List<ReachedService> expected,
      Clashes clashes) {
    Instant now = clock.instant();
    Instant since = now.minus(policy.history().age());
    List<String> keys = change.keys().stream().filter(key -> graph.find(key).isPresent()).toList();
    Set<String> concerned = new LinkedHashSet<>(keys);
    services.forEach(service -> concerned.add(service.key()));
    Window window = change.window();
    return new Facts(
        change,
        now,
        services,
        expected,
        weakened(worstCase),
        singlePoints(graph, keys, services),
        clashes.overlapping().size(),
        clashes.pairs(),
        colliding(graph, clashes.pairs()),
        window == null ? List.of() : calendar.closed(concerned, window),
        calendar.windowed(keys),
        promised(services),
        schedule.history().ofCis(change.keys(), since),
        schedule.history().ofClasses(change.keys(), since),
        trust.of(trusted(concerned, worstCase.alone())),
        change.keys().stream().filter(key -> graph.find(key).isEmpty()).toList());
  }

  /// The groups that the change itself weakens, as they stand on top of everything else.
  private static List<GroupStatus> weakened(Outcome worstCase) {
    Set<List<String>> own = new HashSet<>();
    worstCase
        .alone()
        .weakenedGroups()
        .forEach(group -> own.add(List.of(group.dependent().key(), group.group())));
    return worstCase.analysis().impact().weakenedGroups().stream()
        .filter(group -> own.contains(List.of(group.dependent().key(), group.group())))
        .toList();
  }

  @SuppressWarnings("EnumOrdinal") // criticalities rise in order
  private Map<String, List<ReachedService>> singlePoints(
      DependencyGraph graph, Collection<String> keys, List<ReachedService> services) {
    Map<String, ReachedService> out = new HashMap<>();
    services.stream()
        .filter(service -> service.state() == ImpactState.OUTAGE)
        .forEach(service -> out.put(service.key(), service));
    Map<String, List<ReachedService>> found = new TreeMap<>(CodePoints.ORDER);
    if (out.isEmpty()) {
      return found;
    }
    CriticalComponents components =
        CriticalComponents.of(
            graph,
            out.keySet(),
            ci -> Criticality.valueOf(ci.criticality()).ordinal(),
            Patience.of(SINGLE_POINTS));
    for (String key : keys) {
      List<ReachedService> down =
          components.takenDownBy(key).stream()
              .filter(service -> !service.key().equals(key))
              .flatMap(service -> Optional.ofNullable(out.get(service.key())).stream())
              .sorted(ORDER)
              .toList();
      if (!down.isEmpty()) {
        found.put(key, down);
      }
    }
    return found;
  }

  private Map<String, ReachedService> colliding(DependencyGraph graph, List<Collision> collisions) {
    Map<String, ReachedService> found = new HashMap<>();
    for (Collision collision : collisions) {
      for (String key : collision.services()) {
        graph
            .find(key)
            .ifPresent(ci ->
                found.put(
                    key,
                    service(
                        ci,
                        collision
                            .worstCase()
                            .getOrDefault(
                                key,
                                collision.expected().getOrDefault(key, ImpactState.UNAFFECTED)))));
      }
    }
    return found;
  }

  private Map<String, Double> promised(List<ReachedService> services) {
    Map<String, Double> promised = new HashMap<>();
    List<String> out =
        services.stream()
            .filter(service -> service.state() == ImpactState.OUTAGE)
            .map(ReachedService::key)
            .toList();
    if (!out.isEmpty()) {
      estate
          .values(out, List.of(PROMISED))
          .forEach((key, values) -> {
            if (values.get(PROMISED) instanceof Number percent) {
              promised.put(key, percent.doubleValue());
            }
          });
    }
    return promised;
  }

  /// What the answer rests on: the changed CIs, the services reached, and what lies between; the
  /// first two thousand.
  private static Collection<String> trusted(Set<String> concerned, OutageImpact impact) {
    Set<String> keys = new LinkedHashSet<>(concerned);
    for (AffectedCi affected : impact.affected()) {
      if (keys.size() >= MOST_TRUSTED) {
        break;
      }
      keys.add(affected.ci().key());
    }
    return keys.stream().limit(MOST_TRUSTED).toList();
  }
}
