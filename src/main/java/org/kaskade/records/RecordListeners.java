package org.kaskade.records;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// All who are told what happens to records.
@Component
class RecordListeners {
  private static final Logger LOG = LoggerFactory.getLogger(RecordListeners.class);

  private final ObjectProvider<RecordListener> listeners;

  RecordListeners(ObjectProvider<RecordListener> listeners) {
    this.listeners = listeners;
  }

  /// One that fails doesn't keep the others from hearing.
  void tell(RecordImage image) {
    listeners
        .orderedStream()
        .forEach(listener -> {
          try {
            listener.changed(image.before(), image.after());
          } catch (RuntimeException failed) {
            LOG.warn(
                "What follows from {} of {} failed in {}",
                image.event(),
                image.after().number(),
                listener.getClass().getSimpleName(),
                failed);
          }
        });
  }
}
