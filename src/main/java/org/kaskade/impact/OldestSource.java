package org.kaskade.impact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.EstateReader;
import org.kaskade.estate.SourceContacts;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Says how old the oldest of what an answer rests on is: as good as its oldest source, an answer
/// is trusted no more than that.
@Controller
class OldestSource {
  private static final int MOST_CIS = 10_000;

  private final EstateReader estate;
  private final SourceContacts contacts;

  OldestSource(EstateReader estate, SourceContacts contacts) {
    this.estate = estate;
    this.contacts = contacts;
  }

  /// A source and when it was heard.
  record HeardSource(String name, Instant lastHeard, boolean stale) {}

  @SchemaMapping(typeName = "ImpactAnalysis")
  @Nullable HeardSource oldestSource(ImpactAnalysis analysis) {
    List<String> keys =
        analysis.impact().affected().stream().limit(MOST_CIS).map(a -> a.ci().key()).toList();
    return contacts.of(estate.sourcesOf(keys)).entrySet().stream()
        .flatMap(source -> heard(source.getKey(), source.getValue()).stream())
        .min(
            Comparator.comparing(HeardSource::lastHeard)
                .thenComparing(HeardSource::name, CodePoints.ORDER))
        .orElse(null);
  }

  private List<HeardSource> heard(String name, SourceContacts.Contact contact) {
    Instant last = contact.lastHeard();
    return last == null
        ? List.of()
        : List.of(new HeardSource(name, last, contacts.isStale(contact)));
  }
}
