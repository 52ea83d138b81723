package org.kaskade.importers;

import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// Tells listeners how far syncs have come.
@Controller
class SyncSubscriptions implements SmartLifecycle {
  /// Events that a listener may be behind.
  private static final int BUFFER = 256;

  private final Sources sources;
  private volatile Sinks.@Nullable Many<SyncProgress> listeners;

  SyncSubscriptions(Sources sources) {
    this.sources = sources;
  }

  @SubscriptionMapping
  Flux<SyncProgress> syncProgress(@Argument @Nullable String source) {
    if (source != null) {
      sources.named(source);
    }
    Sinks.Many<SyncProgress> all = listeners;
    return all == null
        ? Flux.empty()
        : all.asFlux()
            .filter(progress -> source == null || source.equals(progress.source()))
            .onBackpressureBuffer(BUFFER)
            .onErrorMap(Exceptions::isOverflow, _ -> tooSlow());
  }

  private static RequestRefused tooSlow() {
    return RequestRefused.limit(
        "TOO_SLOW",
        "This listener is more than %d events behind. Subscribe again; 'lastSync' of a source says how its sync ended."
            .formatted(BUFFER));
  }

  /// Syncs run side by side, their events come one by one.
  @EventListener
  synchronized void on(SyncProgress progress) {
    Sinks.Many<SyncProgress> all = listeners;
    if (all != null) {
      // Who isn't listening needn't know.
      Sinks.EmitResult _ = all.tryEmitNext(progress);
    }
  }

  @Override
  public synchronized void start() {
    listeners = Sinks.many().multicast().directBestEffort();
  }

  /// Before the web server waits for requests to end.
  @Override
  public synchronized void stop() {
    Sinks.Many<SyncProgress> all = listeners;
    listeners = null;
    if (all != null) {
      Sinks.EmitResult _ = all.tryEmitComplete();
    }
  }

  @Override
  public boolean isRunning() {
    return listeners != null;
  }
}
