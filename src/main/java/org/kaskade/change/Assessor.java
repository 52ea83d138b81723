package org.kaskade.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kaskade.change.ChangeOutcomes.Outcome;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.estate.DataTrust;
import org.kaskade.estate.EstateReader;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.CriticalComponents;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.graph.Patience;
import org.kaskade.impact.ActiveOutage;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.windows.ChangeCalendar;
import org.kaskade.windows.TimeSpan;
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

  private final ChangeSchedule schedule;
  private final Scenarios scenarios;
  private final ChangeCalendar calendar;
  private final RiskPolicy policy;
  private final ChangeOutcomes outcomes;
  private final EstateReader estate;
  private final DataTrust trust;
  private final Clock clock;

  Assessor(
      ChangeSchedule schedule,
      Scenarios scenarios,
      ChangeCalendar calendar,
      RiskPolicy policy,
      ChangeOutcomes outcomes,
      EstateReader estate,
      DataTrust trust,
      Clock clock) {
    this.schedule = schedule;
    this.scenarios = scenarios;
    this.calendar = calendar;
    this.policy = policy;
    this.outcomes = outcomes;
    this.estate = estate;
    this.trust = trust;
    this.clock = clock;
  }

  /// The risk now. CIs of the change that the estate doesn't hold any more are left out.
  Assessment assess(ProposedChange change) {
    Snapshot snapshot = schedule.current();
    DependencyGraph graph = snapshot.graph();
    TimeSpan window = change.window();
    Clashes clashes =
        window == null
            ? Clashes.NONE
            : schedule.index().considered(change.scheduled(window), MOST_SETS);
    List<ActiveOutage> active =
        scenarios.activeOutages(snapshot).stream()
            .filter(outage -> !outage.number().equals(change.number()))
            .toList();
    Outcome worstCase = outcomes.worstCase(snapshot, change, active, clashes.overlapping());
    Outcome expected = outcomes.expected(snapshot, change, active, clashes.overlapping());
    List<ReachedService> services = outcomes.reached(worstCase);
    Facts facts = facts(change, graph, worstCase, services, outcomes.reached(expected), clashes);
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
    TimeSpan window = change.window();
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
              .sorted(ReachedService.ORDER)
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
                    outcomes.service(
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
