package org.kaskade.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.records.KeptRecord;
import org.kaskade.windows.TimeSpan;

/// A change as a list shows it.
///
/// @param window when it runs; null while that isn't planned
/// @param services that its worst case reaches by itself, the most critical first
/// @param collisions numbers of the changes that it collides with
/// @param waitingFor who has to say something yet
/// @param waitsForViewer whether that is who asks
/// @param kept its risk when it was submitted last; null for one that never was
record ListedChange(
    KeptRecord change,
    @Nullable TimeSpan window,
    List<ReachedService> services,
    List<String> collisions,
    List<String> waitingFor,
    boolean waitsForViewer,
    @Nullable KeptAssessment kept) {
  ListedChange {
    services = List.copyOf(services);
    collisions = List.copyOf(collisions);
    waitingFor = List.copyOf(waitingFor);
  }

  String number() {
    return change.number();
  }

  public @Nullable Instant start() {
    return window == null ? null : window.start();
  }

  public @Nullable Instant end() {
    return window == null ? null : window.end();
  }

  public int serviceCount() {
    return services.size();
  }

  /// Whether its worst case reaches this service, or it changes this CI itself.
  boolean concerns(String key) {
    return services.stream().anyMatch(service -> service.key().equals(key))
        || change.linked("changes").stream().anyMatch(end -> end.to().equals(key));
  }

  boolean hasNoBackoutPlan() {
    return change.text("backoutPlan").filter(plan -> !plan.isBlank()).isEmpty();
  }
}
