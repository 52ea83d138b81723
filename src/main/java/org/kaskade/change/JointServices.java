package org.kaskade.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.impact.Background;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.springframework.stereotype.Component;

/// What two changes that collide do to services, each by itself and both at once.
@Component
class JointServices {
  private final Scenarios scenarios;

  JointServices(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /// A service that is worse off when two changes run together.
  ///
  /// @param alone its state if the one change runs by itself
  /// @param otherAlone its state if the other one does
  record JointService(
      String key, String name, ImpactState alone, ImpactState otherAlone, ImpactState together) {}

  /// Those of a pair, as the change of this number sees them; by key.
  List<JointService> of(Collision pair, String number) {
    Alone own = new Alone(part(pair, number));
    Alone other = new Alone(part(pair, pair.with(number).first()));
    List<JointService> services = new ArrayList<>();
    for (String key : pair.services()) {
      boolean worst = pair.worstCase().containsKey(key);
      ImpactState together =
          (worst ? pair.worstCase() : pair.expected()).getOrDefault(key, ImpactState.UNAFFECTED);
      scenarios
          .newest()
          .graph()
          .find(key)
          .ifPresent(ci ->
              services.add(
                  new JointService(
                      key, ci.name(), own.state(key, worst), other.state(key, worst), together)));
    }
    return services;
  }

  static ScheduledChange part(Collision pair, String number) {
    return pair.parts().stream()
        .filter(one -> one.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  /// What one change does by itself, worked out once for all services.
  private final class Alone {
    private final ScheduledChange change;
    private final Map<Boolean, OutageImpact> impacts = new HashMap<>();

    Alone(ScheduledChange change) {
      this.change = change;
    }

    ImpactState state(String key, boolean worst) {
      return impacts.computeIfAbsent(worst, this::impact).stateOf(key);
    }

    private OutageImpact impact(boolean worst) {
      Snapshot snapshot = scenarios.newest();
      Map<String, ImpactState> starts = worst ? change.worstCase() : change.expected();
      starts.keySet().removeIf(start -> snapshot.graph().find(start).isEmpty());
      return scenarios.analysis(snapshot, starts, Background.NONE).impact();
    }
  }
}
