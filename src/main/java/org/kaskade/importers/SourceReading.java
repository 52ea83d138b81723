package org.kaskade.importers;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Outcome;
import org.kaskade.estate.Place;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitListing;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.LastChange;
import org.kaskade.importers.git.SkippedPath;
import org.kaskade.schema.CmdbSchema;

/// What a source says at one commit, as claims for the estate and as a report for people.
final class SourceReading {
  private static final Comparator<InventoryProblem> BY_PLACE =
      Comparator.comparing(InventoryProblem::file, CodePoints.ORDER)
          .thenComparing(InventoryProblem::line, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(InventoryProblem::code)
          .thenComparing(InventoryProblem::message);

  private final Source source;
  private final GitCommit commit;
  private final int filesRead;
  private final Findings findings;
  private final ClaimMaking making;
  private final ClaimBatch batch;

  private SourceReading(
      Source source,
      GitCommit commit,
      int filesRead,
      Findings findings,
      ClaimMaking making,
      ClaimBatch batch) {
    this.source = source;
    this.commit = commit;
    this.filesRead = filesRead;
    this.findings = findings;
    this.making = making;
    this.batch = batch;
  }

  /// Reads all files of the commit that the source's globs match.
  static SourceReading of(
      Source source,
      GitCommit commit,
      GitListing listing,
      InventoryReader reader,
      CmdbSchema schema) {
    Findings findings = new Findings();
    skipped(listing, findings);
    reader.read(
        new CommitInventory(source.name(), source.options(), schema, commit, listing.files()),
        findings);
    Map<String, LastChange> changes = commit.lastChanges(filesNamed(findings));
    var making = new ClaimMaking(schema, findings, file -> place(commit, file, changes.get(file)));
    return new SourceReading(
        source, commit, listing.files().size(), findings, making, making.batch(source.name()));
  }

  ClaimBatch batch() {
    return batch;
  }

  GitCommit commit() {
    return commit;
  }

  /// How many CIs it speaks of.
  int cis() {
    return (int) batch.cis().stream().map(CiClaim::ci).distinct().count();
  }

  /// What came of it.
  ///
  /// @param held why nothing was written although something was to be, or null
  SyncReport report(Outcome outcome, @Nullable String held) {
    making.report(outcome.refusals());
    return new SyncReport(
        source.name(),
        commit.id(),
        outcome.revision(),
        held,
        filesRead,
        outcome.created(),
        outcome.updated(),
        outcome.unchanged(),
        outcome.retired(),
        outcome.dependenciesAdded(),
        outcome.dependenciesRemoved(),
        findings.problems().stream()
            .map(SourceReading::withoutCredentials)
            .distinct()
            .sorted(BY_PLACE)
            .toList());
  }

  static GitListing listing(Source source, GitCommit commit) {
    return commit.files(Globs.of(source.paths()));
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
}
