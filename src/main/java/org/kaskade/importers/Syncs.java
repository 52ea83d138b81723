package org.kaskade.importers;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Estate;
import org.kaskade.estate.Origin;
import org.kaskade.estate.Outcome;
import org.kaskade.estate.Place;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitListing;
import org.kaskade.importers.git.GitRepositories;
import org.kaskade.importers.git.GitRepository;
import org.kaskade.importers.git.GitUrl;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.LastChange;
import org.kaskade.importers.git.SkippedPath;
import org.kaskade.schema.CmdbSchema;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Brings the estate in step with what a source's branch says now. One sync of a source at a time,
/// whichever instance runs it; others wait.
@Component
public class Syncs {
  private static final Comparator<InventoryProblem> BY_PLACE =
      Comparator.comparing(InventoryProblem::file, CodePoints.ORDER)
          .thenComparing(InventoryProblem::line, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(InventoryProblem::code)
          .thenComparing(InventoryProblem::message);

  private final Sources sources;
  private final Readers readers;
  private final GitRepositories repositories;
  private final CmdbSchema schema;
  private final Estate estate;
  private final RetirementGuard guard;
  private final CurrentActor actor;
  private final Leases leases;
  private final SyncTurns turns;
  private final ApplicationEventPublisher events;
  private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();

  Syncs(
      Sources sources,
      Readers readers,
      GitRepositories repositories,
      CmdbSchema schema,
      Estate estate,
      RetirementGuard guard,
      CurrentActor actor,
      Leases leases,
      SyncTurns turns,
      ApplicationEventPublisher events) {
    this.sources = sources;
    this.readers = readers;
    this.repositories = repositories;
    this.schema = schema;
    this.estate = estate;
    this.guard = guard;
    this.actor = actor;
    this.leases = leases;
    this.turns = turns;
    this.events = events;
  }

  /// Reads the newest commit of a source's branch and applies what it says.
  ///
  /// @param source its settings count as they are when its turn comes
  /// @param acceptRetirements lets a sync through that {@link RetirementGuard} would hold
  public SyncReport sync(Source source, boolean acceptRetirements) {
    ReentrantLock lock = running.computeIfAbsent(source.name(), name -> new ReentrantLock());
    lock.lock();
    try (Lease lease = leases.await("sync:" + source.name())) {
      Source current = sources.find(source.name()).orElse(source);
      SyncReport report = read(current, acceptRetirements, lease);
      if (saysNew(report, current.lastSync())) {
        sources.remember(report);
      }
      turns.succeeded(current);
      return report;
    } catch (RuntimeException failure) {
      turns.failed(source.name(), failure);
      progress(source, SyncProgress.Phase.FAILED, 0, 0);
      throw failure;
    } finally {
      lock.unlock();
    }
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

  private SyncReport read(Source source, boolean acceptRetirements, Lease lease) {
    progress(source, SyncProgress.Phase.FETCHING, 0, 0);
    try (GitRepository repository =
        repositories.open(
            source.name(),
            GitUrl.of(source.url()),
            source.branch(),
            source.secrets().ofRepository())) {
      GitCommit commit = repository.newest(source.branch());
      GitListing listing = commit.files(Globs.of(source.paths()));
      Findings findings = new Findings();
      skipped(listing, findings);
      var inventory =
          new CommitInventory(source.name(), source.options(), schema, commit, listing.files());
      progress(source, SyncProgress.Phase.READING, 0, listing.files().size());
      readers.of(source.format()).read(inventory, findings);
      return apply(source, commit, listing.files().size(), findings, acceptRetirements, lease);
    }
  }

  private SyncReport apply(
      Source source,
      GitCommit commit,
      int filesRead,
      Findings findings,
      boolean accept,
      Lease lease) {
    Map<String, LastChange> changes = commit.lastChanges(filesNamed(findings));
    var making = new ClaimMaking(schema, findings, file -> place(commit, file, changes.get(file)));
    var batch = making.batch(source.name());
    int named = (int) batch.cis().stream().map(CiClaim::ci).distinct().count();
    progress(source, SyncProgress.Phase.WRITING, 0, named);
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
            batch,
            origin,
            Estate.OnRefusal.LEAVE_OUT,
            o -> accept || guard.allows(o),
            lease::check);
    making.report(outcome.refusals());
    progress(source, SyncProgress.Phase.DONE, named, named);
    return report(source, commit, filesRead, outcome, findings);
  }

  private SyncReport report(
      Source source, GitCommit commit, int filesRead, Outcome outcome, Findings findings) {
    return new SyncReport(
        source.name(),
        commit.id(),
        outcome.revision(),
        outcome.written() ? null : guard.explain(outcome),
        filesRead,
        outcome.created(),
        outcome.updated(),
        outcome.unchanged(),
        outcome.retired(),
        outcome.dependenciesAdded(),
        outcome.dependenciesRemoved(),
        findings.problems().stream()
            .map(Syncs::withoutCredentials)
            .distinct()
            .sorted(BY_PLACE)
            .toList());
  }

  private static InventoryProblem withoutCredentials(InventoryProblem problem) {
    return new InventoryProblem(
        problem.severity(),
        problem.code(),
        problem.file(),
        problem.line(),
        Secrets.withoutCredentials(problem.message()));
  }

  private static void skipped(GitListing listing, Findings findings) {
    for (SkippedPath path : listing.skipped()) {
      String message = path.path() + " " + path.reason().sentence() + ".";
      if (path.reason().losesFiles()) {
        findings.unreadable(path.path(), path.reason().name(), null, message);
      } else {
        findings.problem(ProblemSeverity.INFO, path.reason().name(), path.path(), null, message);
      }
    }
  }

  private static Set<String> filesNamed(Findings findings) {
    return Stream.concat(
            findings.cis().stream().map(FoundCi::file),
            findings.dependencies().stream().map(FoundDependency::file))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Place place(GitCommit commit, String file, @Nullable LastChange change) {
    return change == null
        ? new Place(file, null, commit.id(), commit.author().name())
        : new Place(file, null, change.commit(), change.author());
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
