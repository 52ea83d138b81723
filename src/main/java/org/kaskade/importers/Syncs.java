package org.kaskade.importers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.estate.Estate;
import org.kaskade.estate.Origin;
import org.kaskade.estate.Outcome;
import org.kaskade.estate.Proposal;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitListing;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.schema.CmdbSchema;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Brings the estate in step with what a source's branch says now. One sync of a source at a time,
/// whichever instance runs it; others wait.
@Component
public class Syncs {
  private final Sources sources;
  private final Readers readers;
  private final GitRepositories repositories;
  private final CmdbSchema schema;
  private final Estate estate;
  private final RetirementGuard guard;
  private final CurrentActor actor;
  private final Leases leases;
  private final SyncTurns turns;
  private final Plans plans;
  private final ApplicationEventPublisher events;
  private final ParsedContent parsed;
  private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();
  private final Map<String, LastReading> readings = new ConcurrentHashMap<>();

  Syncs(
      Sources sources,
      Readers readers,
      GitRepositories repositories,
      CmdbSchema schema,
      Estate estate,
      RetirementGuard guard,
      ParsedContent parsed,
      CurrentActor actor,
      Leases leases,
      SyncTurns turns,
      Plans plans,
      ApplicationEventPublisher events) {
    this.sources = sources;
    this.readers = readers;
    this.repositories = repositories;
    this.schema = schema;
    this.estate = estate;
    this.guard = guard;
    this.parsed = parsed;
    this.actor = actor;
    this.leases = leases;
    this.turns = turns;
    this.plans = plans;
    this.events = events;
  }

  /// Reads the newest commit of a source's branch and applies what it says.
  ///
  /// @param source its settings count as they are when its turn comes
  /// @param acceptRetirements lets a sync through that {@link RetirementGuard} would hold
  public SyncReport sync(Source source, boolean acceptRetirements) {
    try {
      return locked(source.name(), () -> inStep(sources.named(source.name()), acceptRetirements));
    } catch (RuntimeException failure) {
      turns.failed(source.name(), failure);
      progress(source, SyncProgress.Phase.FAILED, 0, 0);
      throw failure;
    }
  }

  /// Does something with a source that no sync of it may get into.
  <T> T inTurn(String source, Function<Lease, T> work) {
    return locked(
        source,
        () -> {
          try (Lease lease = lease(source)) {
            return work.apply(lease);
          }
        });
  }

  private <T> T locked(String source, Supplier<T> work) {
    ReentrantLock lock = lock(source);
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private ReentrantLock lock(String source) {
    return running.computeIfAbsent(source, name -> new ReentrantLock());
  }

  private Lease lease(String source) {
    return leases.await("sync:" + source);
  }

  /// Fetches before it takes the lease: where nothing changed, none is needed.
  private SyncReport inStep(Source source, boolean acceptRetirements) {
    progress(source, SyncProgress.Phase.FETCHING, 0, 0);
    try (GitRepository repository = open(source)) {
      GitCommit commit = repository.newest(source.branch());
      LastReading last = known(source);
      if (last != null && last.commit().equals(commit.id()) && last.refused().isEmpty()) {
        progress(source, SyncProgress.Phase.DONE, 0, 0);
        turns.succeeded(source);
        return last.report().again();
      }
      try (Lease lease = lease(source.name())) {
        Source current = sources.named(source.name());
        if (current.equals(source)) {
          return read(source, repository, commit, acceptRetirements, lease);
        }
        // Another instance was at it.
        try (GitRepository newer = open(current)) {
          GitCommit newest = newer.newest(current.branch());
          return read(current, newer, newest, acceptRetirements, lease);
        }
      }
    }
  }

  private GitRepository open(Source source) {
    return repositories.open(
        source.name(), GitUrl.of(source.url()), source.branch(), source.secrets().ofRepository());
  }

  /// A sync that found everything as it was leaves the report of the one before, and writes
  /// nothing.
  private static boolean saysNew(SyncReport report, @Nullable SyncReport last) {
    return last == null
        || report.revision() != null
        || !report.commit().equals(last.commit())
        || (report.held() == null) != (last.held() == null)
        || !report.problems().equals(last.problems());
  }

  /// Reads a commit and works out what syncing it would do; writes nothing.
  ///
  /// @param ref a branch, tag or commit of the source's repository
  Plan plan(Source source, String ref) {
    try (GitRepository repository =
        repositories.open(
            source.name(), GitUrl.of(source.url()), ref, source.secrets().ofRepository())) {
      GitCommit commit = repository.resolve(ref);
      return plans.of(source, commit, () -> planned(source, commit));
    }
  }

  /// Doesn't wait for a sync under way, and compares all files then.
  private Plan planned(Source source, GitCommit commit) {
    ReentrantLock lock = lock(source.name());
    boolean idle = lock.tryLock();
    try {
      return planned(source, commit, idle ? known(source) : null);
    } finally {
      if (idle) {
        lock.unlock();
      }
    }
  }

  private Plan planned(Source source, GitCommit commit, @Nullable LastReading last) {
    SourceReading reading =
        WholeReading.of(
            source,
            commit,
            WholeReading.listing(source, commit),
            readers.of(source.format()),
            schema,
            parsed,
            last);
    Proposal proposal = estate.propose(reading.batch());
    Outcome outcome = proposal.outcome();
    String held = guard.allows(outcome) ? null : guard.explain(outcome);
    return new Plan(reading.result(outcome, held).report(), proposal);
  }

  private SyncReport read(
      Source source,
      GitRepository repository,
      GitCommit commit,
      boolean acceptRetirements,
      Lease lease) {
    LastReading last = known(source);
    // It changes while it is read on from, and stands again once the estate holds what came of it.
    readings.remove(source.name());
    Optional<SourceReading> continued =
        last == null ? Optional.empty() : ContinuedReading.of(source, commit, schema, parsed, last);
    SourceReading reading = continued.isPresent() ? continued.get() : whole(source, commit, last);
    SyncReport before = source.lastSync();
    if (before != null && !repository.follows(commit, before.commit())) {
      reading.sayThatHistoryIsAnother(before.commit());
    }
    SyncReport report = apply(source, reading, acceptRetirements, lease);
    if (saysNew(report, before)) {
      sources.remember(report);
    }
    turns.succeeded(source);
    return report;
  }

  private SourceReading whole(Source source, GitCommit commit, @Nullable LastReading last) {
    GitListing listing = WholeReading.listing(source, commit);
    progress(source, SyncProgress.Phase.READING, 0, listing.files().size());
    return WholeReading.of(
        source, commit, listing, readers.of(source.format()), schema, parsed, last);
  }

  /// What this process handed to the estate at the source's last sync, if that is still what the
  /// estate holds.
  private @Nullable LastReading known(Source source) {
    LastReading last = readings.get(source.name());
    return last != null && last.standsFor(source) ? last : null;
  }

  private SyncReport apply(Source source, SourceReading reading, boolean accept, Lease lease) {
    int named = reading.cis();
    progress(source, SyncProgress.Phase.WRITING, 0, named);
    GitCommit commit = reading.commit();
    Origin origin =
        new Origin(
            actor.name(),
            "source:" + source.name(),
            Secrets.withoutCredentials(commit.summary()),
            commit.id(),
            UUID.randomUUID().toString(),
            null);
    Outcome outcome =
        estate.submit(
            reading.batch(),
            origin,
            Estate.OnRefusal.LEAVE_OUT,
            o -> accept || guard.allows(o),
            lease::check);
    progress(source, SyncProgress.Phase.DONE, named, named);
    LastReading result = reading.result(outcome, outcome.written() ? null : guard.explain(outcome));
    if (outcome.written() && reading.isWhole()) {
      readings.put(source.name(), result);
    }
    return result.report();
  }

  /// Lets the next sync of a source hand over everything it says.
  void forget(String source) {
    readings.remove(source);
  }

  private void progress(Source source, SyncProgress.Phase phase, int done, int total) {
    events.publishEvent(new SyncProgress(source.name(), phase, done, total));
  }

  /// The formats that can be read.
  @Component
  static final class Readers {
    private final Map<String, InventoryReader> byFormat;

    Readers(List<InventoryReader> readers) {
      byFormat = readers.stream().collect(Collectors.toMap(InventoryReader::format, r -> r));
    }

    Set<String> formats() {
      return byFormat.keySet();
    }

    /// @param format one of {@link #formats}
    InventoryReader of(String format) {
      InventoryReader reader = byFormat.get(format);
      if (reader == null) {
        throw new IllegalArgumentException("no reader for " + format);
      }
      return reader;
    }
  }
}
