package org.kaskade.importers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;
import org.kaskade.estate.EstateReader;
import org.kaskade.importers.git.GitCommit;
import org.springframework.stereotype.Component;

/// The last plans, so that who reads one page by page, or filters it, doesn't wait for it each
/// time.
///
/// A plan follows from the source's settings, the commit and the revision of the estate; once one
/// of them differs, it is worked out anew. Those who ask at once wait for one work.
@Component
class Plans {
  /// Some large ones fit into memory; people look at few at a time.
  private static final int KEPT = 4;

  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final EstateReader estate;
  private final Cache<Subject, Plan> plans =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(AT_MOST).build();

  Plans(EstateReader estate) {
    this.estate = estate;
  }

  private record Subject(Source source, String commit, int revision) {}

  Plan of(Source source, GitCommit commit, Supplier<Plan> work) {
    Subject subject = new Subject(source, commit.id(), estate.latest().number());
    return plans.get(subject, _ -> work.get());
  }
}
