package org.kaskade.estate;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Picks up at start what a crash interrupted, before anyone reads the estate.
@Component
class InterruptedImports implements SmartLifecycle {
  private final RevisionWriter revisions;
  private volatile boolean running;

  InterruptedImports(RevisionWriter revisions) {
    this.revisions = revisions;
  }

  @Override
  public void start() {
    revisions.finishInterrupted();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  /// Before the snapshot is loaded.
  @Override
  public int getPhase() {
    return -1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
