package org.kaskade.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent;
import org.kaskade.drawing.Drawing;
import org.kaskade.drawing.Drawings;
import org.kaskade.graph.ImpactState;
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
  private final JointServices joint;

  DossierCollisions(Records records, Scenarios scenarios, Drawings drawings, JointServices joint) {
    this.records = records;
    this.scenarios = scenarios;
    this.drawings = drawings;
    this.joint = joint;
  }

  /// Of what the change does together with those that it collides with; others that overlap have
  /// nothing to do with it.
  @Nullable Drawing picture(Assessment now) {
    Snapshot snapshot = scenarios.newest();
    Map<String, ImpactState> starts = new LinkedHashMap<>();
    Stream.concat(
            now.change().keys().stream(),
            now.collisions().stream()
                .flatMap(pair ->
                    JointServices.part(pair, pair.with(now.change().number()).first())
                        .keys()
                        .stream()))
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
      ScheduledChange theirs = JointServices.part(pair, with);
      shown.add(
          new DossierContent.CollidingChange(
              with,
              other == null ? "" : other.text("title").orElse(""),
              new DossierContent.Window(theirs.window().start(), theirs.window().end()),
              new DossierContent.Window(pair.overlap().start(), pair.overlap().end()),
              joint.of(pair, number).stream()
                  .map(service ->
                      new DossierContent.JointService(
                          service.name(),
                          service.alone(),
                          service.otherAlone(),
                          service.together()))
                  .toList()));
    }
    return shown;
  }
}
