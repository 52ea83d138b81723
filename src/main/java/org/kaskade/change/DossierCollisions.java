package org.kaskade.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.Drawings;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.impact.Background;
import org.kaskade.impact.Scenarios;
import org.kaskade.impact.Snapshot;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.stereotype.Component;

/// What a dossier says of a change and those that it collides with.
@Component
class DossierCollisions {
  private final Records records;
  private final Scenarios scenarios;
  private final Drawings drawings;

  DossierCollisions(Records records, Scenarios scenarios, Drawings drawings) {
    this.records = records;
    this.scenarios = scenarios;
    this.drawings = drawings;
  }

  /// Of what the change does together with those that it collides with; others that overlap have
  /// nothing to do with it.
  @Nullable Drawing picture(Assessment now) {
    Snapshot snapshot = scenarios.newest();
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    Stream.concat(
            now.change().keys().stream(),
            now.collisions().stream()
                .flatMap(
                    pair -> part(pair, pair.with(now.change().number()).first()).keys().stream()))
        .filter(key -> snapshot.graph().find(key).isPresent())
        .forEach(key -> starts.put(key, ImpactState.OUTAGE));
    return starts.isEmpty()
        ? null
        : drawings.ofOutage(
            scenarios.analysis(snapshot, starts, Background.NONE).impact(),
            List.copyOf(starts.keySet()),
            Drawings.Wishes.NONE);
  }

  /// Each change that it collides with, and what both do to services.
  List<DossierContent.CollidingChange> of(Assessment now) {
    String number = now.change().number();
    Map<String, KeptRecord> others =
        records.find(now.collisions().stream().map(pair -> pair.with(number).first()).toList());
    List<DossierContent.CollidingChange> shown = new ArrayList<>();
    for (Collision pair : now.collisions()) {
      String with = pair.with(number).first();
      KeptRecord other = others.get(with);
      ScheduledChange own = part(pair, number);
      ScheduledChange theirs = part(pair, with);
      shown.add(
          new DossierContent.CollidingChange(
              with,
              other == null ? "" : other.text("title").orElse(""),
              new DossierContent.Window(theirs.window().start(), theirs.window().end()),
              new DossierContent.Window(pair.overlap().start(), pair.overlap().end()),
              joint(pair, new Alone(own), new Alone(theirs))));
    }
    return shown;
  }

  private static ScheduledChange part(Collision pair, String number) {
    return pair.parts().stream()
        .filter(one -> one.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private List<DossierContent.JointService> joint(Collision pair, Alone own, Alone theirs) {
    Snapshot snapshot = scenarios.newest();
    List<DossierContent.JointService> services = new ArrayList<>();
    for (String key : pair.services()) {
      boolean worst = pair.worstCase().containsKey(key);
      ImpactState together =
          (worst ? pair.worstCase() : pair.expected()).getOrDefault(key, ImpactState.UNAFFECTED);
      snapshot
          .graph()
          .find(key)
          .ifPresent(ci ->
              services.add(
                  new DossierContent.JointService(
                      ci.name(), own.state(key, worst), theirs.state(key, worst), together)));
    }
    return services;
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
