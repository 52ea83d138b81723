package org.kaskade.importers;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.SourceContacts;
import org.kaskade.estate.SourceContacts.Contact;
import org.springframework.context.event.EventListener;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

/// Notes each sync, also one that finds nothing new, and answers which sources are behind.
@Controller
class SourceFreshness {
  private final SourceContacts contacts;

  SourceFreshness(SourceContacts contacts) {
    this.contacts = contacts;
  }

  @EventListener
  void on(SyncProgress progress) {
    if (progress.phase() == SyncProgress.Phase.DONE) {
      contacts.heard(progress.source());
    }
  }

  @BatchMapping(typeName = "Source")
  Map<Source, Boolean> stale(List<Source> sources) {
    Map<String, Contact> found = contacts.of(sources.stream().map(Source::name).toList());
    Map<Source, Boolean> stale = new HashMap<>();
    for (Source source : sources) {
      Contact contact = found.get(source.name());
      stale.put(source, contact != null && contacts.isStale(contact));
    }
    return stale;
  }

  @BatchMapping(typeName = "Source")
  Map<Source, @Nullable Instant> lastReadAt(List<Source> sources) {
    Map<String, Contact> found = contacts.of(sources.stream().map(Source::name).toList());
    Map<Source, @Nullable Instant> read = new HashMap<>();
    for (Source source : sources) {
      Contact contact = found.get(source.name());
      read.put(source, contact == null ? null : contact.lastHeard());
    }
    return read;
  }
}
