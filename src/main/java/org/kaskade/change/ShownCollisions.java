package org.kaskade.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.impact.Background;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.springframework.stereotype.Component;

/// Collisions in the form the API shows: what the changes do together is worked out when somebody
/// asks for services.
@Component
class ShownCollisions {
  private final Scenarios scenarios;

  ShownCollisions(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /// What several changes do together.
  class Together {
    private final Collision collision;
    private @Nullable ImpactAnalysis worst;
    private @Nullable ImpactAnalysis planned;

    Together(Collision collision) {
      this.collision = collision;
    }

    Collision collision() {
      return collision;
    }

    public Instant overlapStart() {
      return collision.overlap().start();
    }

    public Instant overlapEnd() {
      return collision.overlap().end();
    }

    public List<ImpactAnalysis.Affected> worstCase() {
      return affected(collision.worstCase().keySet(), worst());
    }

    public List<ImpactAnalysis.Affected> expected() {
      return affected(collision.expected().keySet(), planned());
    }

    public List<ImpactAnalysis.Affected> services() {
      List<ImpactAnalysis.Affected> services = new ArrayList<>();
      for (String key : collision.services()) {
        boolean inWorstCase = collision.worstCase().containsKey(key);
        services.addAll(affected(List.of(key), inWorstCase ? worst() : planned()));
      }
      return services;
    }

    private synchronized ImpactAnalysis worst() {
      ImpactAnalysis known = worst;
      if (known == null) {
        known = together(collision, ScheduledChange::worstCase);
        worst = known;
      }
      return known;
    }

    private synchronized ImpactAnalysis planned() {
      ImpactAnalysis known = planned;
      if (known == null) {
        known = together(collision, ScheduledChange::expected);
        planned = known;
      }
      return known;
    }
  }

  /// A collision as one of its changes sees it.
  final class Seen extends Together {
    private final String with;

    Seen(Collision collision, String with) {
      super(collision);
      this.with = with;
    }

    /// Number of the change that sees it.
    String owner() {
      return collision().with(with).first();
    }

    /// Number of the other change.
    String number() {
      return with;
    }

    // Fields are looked for in the class itself.

    @Override
    public Instant overlapStart() {
      return super.overlapStart();
    }

    @Override
    public Instant overlapEnd() {
      return super.overlapEnd();
    }

    @Override
    public List<ImpactAnalysis.Affected> services() {
      return super.services();
    }

    @Override
    public List<ImpactAnalysis.Affected> worstCase() {
      return super.worstCase();
    }

    @Override
    public List<ImpactAnalysis.Affected> expected() {
      return super.expected();
    }
  }

  /// Sets, and whether they are all.
  record Sets(List<Together> sets, boolean complete) {}

  /// Pairs as the change with this number sees them.
  List<Seen> seenBy(String number, Collection<Collision> pairs) {
    return pairs.stream().map(pair -> new Seen(pair, pair.with(number).first())).toList();
  }

  Together shown(Collision collision) {
    return new Together(collision);
  }

  Sets shown(LargerCollisions larger) {
    return new Sets(larger.sets().stream().map(this::shown).toList(), larger.complete());
  }

  private ImpactAnalysis together(
      Collision collision, Function<ScheduledChange, Map<String, ImpactState>> effect) {
    Snapshot snapshot = scenarios.newest();
    Map<String, ImpactState> starts = ChangeEffect.starts(collision.parts(), effect);
    starts.keySet().removeIf(key -> snapshot.graph().find(key).isEmpty());
    return scenarios.analysis(snapshot, starts, Background.NONE);
  }

  /// Those of the keys that are affected; one may have gone with the newest revision.
  private static List<ImpactAnalysis.Affected> affected(
      Collection<String> keys, ImpactAnalysis analysis) {
    return keys.stream()
        .filter(key -> analysis.impact().graph().find(key).isPresent())
        .filter(key -> analysis.impact().stateOf(key) != ImpactState.UNAFFECTED)
        .map(analysis::affected)
        .toList();
  }
}
