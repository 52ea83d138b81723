package org.kaskade.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Criticality;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;
import org.kaskade.impact.ErrorBudget;
import org.kaskade.windows.ClosedTime;

/// Turns the facts of a change into the numbers and names that policies refer to.
final class Measurements {
  /// Of a service that must never be out, any outage is this much of its budget.
  private static final double BEYOND_ANY_BUDGET = 1_000;

  private final Facts facts;
  private final RiskPolicy.History history;

  Measurements(Facts facts, RiskPolicy.History history) {
    this.facts = facts;
    this.history = history;
  }

  Map<String, Object> of(Measure measure) {
    return switch (measure) {
      case SERVICES -> services();
      case REDUNDANCY -> redundancy();
      case SINGLE_POINTS -> singlePoints();
      case COLLISIONS -> collisions();
      case WINDOWS -> windows();
      case ERROR_BUDGET -> errorBudget();
      case CI_HISTORY -> experience(facts.ofCis());
      case CLASS_HISTORY -> classHistory();
      case EVIDENCE -> evidence();
      case LEAD_TIME -> leadTime();
      case DATA -> data();
    };
  }

  private Map<String, Object> services() {
    Map<String, Object> values = new HashMap<>();
    values.put("services", facts.worstCase().size());
    values.put("out", count(facts.worstCase(), ImpactState.OUTAGE, _ -> true));
    values.put("degraded", count(facts.worstCase(), ImpactState.DEGRADED, _ -> true));
    values.put("atRisk", count(facts.worstCase(), ImpactState.AT_RISK, _ -> true));
    for (Criticality criticality : Criticality.values()) {
      String name = criticality.name().toLowerCase(Locale.ROOT);
      Predicate<ReachedService> such = service -> service.criticality() == criticality;
      values.put(name + "Out", count(facts.worstCase(), ImpactState.OUTAGE, such));
      values.put(name + "Degraded", count(facts.worstCase(), ImpactState.DEGRADED, such));
      values.put(name + "AtRisk", count(facts.worstCase(), ImpactState.AT_RISK, such));
    }
    values.put("expectedOut", count(facts.expected(), ImpactState.OUTAGE, _ -> true));
    values.put("expectedDegraded", count(facts.expected(), ImpactState.DEGRADED, _ -> true));
    values.put(
        "expectedCriticalOut",
        count(
            facts.expected(),
            ImpactState.OUTAGE,
            service -> service.criticality() == Criticality.CRITICAL));
    values.put("names", names(facts.worstCase()));
    return values;
  }

  private static int count(
      List<ReachedService> services, ImpactState state, Predicate<ReachedService> such) {
    return (int) services.stream().filter(one -> one.state() == state).filter(such).count();
  }

  private static Names names(List<ReachedService> services) {
    return Names.of(services.stream().map(ReachedService::name).toList());
  }

  private Map<String, Object> redundancy() {
    List<String> names = new ArrayList<>();
    int broken = 0;
    int spareless = 0;
    int lost = 0;
    for (GroupStatus group : facts.weakened()) {
      broken += group.up() < group.need() ? 1 : 0;
      spareless += group.up() == group.need() ? 1 : 0;
      lost += group.members() - group.up();
      names.add(
          "%s/%s %d/%d"
              .formatted(group.dependent().name(), group.group(), group.up(), group.members()));
    }
    return Map.of(
        "weakened", facts.weakened().size(),
        "broken", broken,
        "spareless", spareless,
        "membersLost", lost,
        "names", Names.of(names));
  }

  private Map<String, Object> singlePoints() {
    Set<String> services = new HashSet<>();
    int critical = 0;
    for (List<ReachedService> down : facts.singlePoints().values()) {
      down.forEach(service -> services.add(service.key()));
      critical +=
          down.stream().anyMatch(service -> service.criticality() == Criticality.CRITICAL) ? 1 : 0;
    }
    return Map.of(
        "cis", facts.change().changes().size(),
        "singlePoints", facts.singlePoints().size(),
        "criticalSinglePoints", critical,
        "services", services.size(),
        "names", Names.of(List.copyOf(facts.singlePoints().keySet())));
  }

  private Map<String, Object> collisions() {
    Set<String> services = new HashSet<>();
    Set<String> numbers = new TreeSet<>(CodePoints.ORDER);
    for (Collision collision : facts.collisions()) {
      services.addAll(collision.services());
      numbers.addAll(collision.with(facts.change().number()));
    }
    long critical =
        services.stream()
            .map(facts.colliding()::get)
            .filter(one -> one != null && one.criticality() == Criticality.CRITICAL)
            .count();
    return Map.of(
        "collisions", facts.collisions().size(),
        "overlapping", facts.overlapping(),
        "services", services.size(),
        "criticalServices", critical,
        "names", Names.of(List.copyOf(numbers)));
  }

  private Map<String, Object> windows() {
    Set<String> blackouts = new TreeSet<>(CodePoints.ORDER);
    Set<String> outside = new TreeSet<>(CodePoints.ORDER);
    for (ClosedTime closed : facts.closed()) {
      String ci = closed.key();
      switch (closed.kind()) {
        case BLACKOUT -> blackouts.add(closed.title());
        case OUTSIDE_WINDOW -> outside.add(ci == null ? closed.title() : ci);
      }
    }
    return Map.of(
        "unscheduled", facts.length() == null ? 1 : 0,
        "blackouts", blackouts.size(),
        "outside", outside.size(),
        "windowed", facts.windowed().size(),
        "names", Names.of(List.copyOf(blackouts)),
        "outsideNames", Names.of(List.copyOf(outside)));
  }

  private Map<String, Object> errorBudget() {
    Map<String, Object> values = new HashMap<>();
    values.put("known", facts.promised().size());
    ReachedService most = null;
    double worst = 0;
    for (ReachedService service : facts.worstCase()) {
      double percent = percentOfBudget(service);
      if (percent > worst || (most == null && facts.promised().containsKey(service.key()))) {
        worst = percent;
        most = service;
      }
    }
    values.put("worstPercent", Math.round(worst));
    values.put(
        "expectedPercent",
        Math.round(facts.expected().stream().mapToDouble(this::percentOfBudget).max().orElse(0)));
    if (most != null) {
      values.put("name", most.name());
    }
    return values;
  }

  /// What an outage over the whole window is of the service's budget; 0 where it isn't out or
  /// nothing is promised.
  private double percentOfBudget(ReachedService service) {
    Double promised = facts.promised().get(service.key());
    Duration length = facts.length();
    if (promised == null || length == null || service.state() != ImpactState.OUTAGE) {
      return 0;
    }
    double budget = ErrorBudget.PERIOD.toSeconds() * (1 - promised / 100);
    return budget <= 0 ? BEYOND_ANY_BUDGET : 100 * length.toSeconds() / budget;
  }

  private Map<String, Object> experience(ChangeHistory.Experience record) {
    Map<String, Object> values = new HashMap<>();
    values.put("changes", record.changes());
    values.put("failed", record.failed());
    values.put(
        "estimatedPercent",
        Math.round(10 * history.estimatedPercent(record.failed(), record.changes())) / 10.0);
    return values;
  }

  private Map<String, Object> classHistory() {
    Map<String, Object> values = experience(facts.ofClasses());
    Set<String> classes = new TreeSet<>(CodePoints.ORDER);
    facts.change().keys().forEach(key -> classes.add(ChangeHistory.classOf(key)));
    values.put("names", Names.of(List.copyOf(classes)));
    return values;
  }

  private Map<String, Object> evidence() {
    ProposedChange change = facts.change();
    return Map.of(
        "cis",
        change.changes().size(),
        "backoutPlanMissing",
        change.backoutPlan().isBlank() ? 1 : 0,
        "backupMissing",
        change.backupConfirmed() ? 0 : 1,
        "testEvidenceMissing",
        change.testEvidence().isBlank() ? 1 : 0,
        "backoutPlanWords",
        words(change.backoutPlan()),
        "testEvidenceWords",
        words(change.testEvidence()));
  }

  private static int words(@Nullable String text) {
    return text == null || text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
  }

  private Map<String, Object> leadTime() {
    if (facts.change().start() == null) {
      return Map.of("leadHours", 0, "unscheduled", 1);
    }
    double hours = Duration.between(facts.now(), facts.change().start()).toSeconds() / 3600.0;
    return Map.of("leadHours", Math.floor(hours * 10) / 10, "unscheduled", 0);
  }

  private Map<String, Object> data() {
    long oldest =
        facts.trust().oldest() == null
            ? 0
            : Math.max(0, Duration.between(facts.trust().oldest(), facts.now()).toDays());
    return Map.of(
        "cis", facts.trust().cis(),
        "missing", facts.missing().size(),
        "conflicts", facts.trust().conflicting(),
        "stale", facts.trust().stale(),
        "oldestDays", oldest);
  }
}
