package org.kaskade.importers;

import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Outcome;
import org.kaskade.estate.Place;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.LastChange;

/// What a source says at one commit, as claims for the estate and as a report for people.
///
/// @param filesRead how many files the source's globs match
/// @param findings what was found, with the problems met
/// @param batch what the estate has to be handed: all, or what files say that say something else
///   than before
/// @param origins what the claims of the batch were made of
/// @param untouched how many CIs only files outside the batch speak of, and no file of it spoke of
///   before
/// @param changes who changed each file last
/// @param said what each file says, in short
/// @param memory what each file says, for the next reading
record SourceReading(
    Source source,
    GitCommit commit,
    int filesRead,
    Findings findings,
    ClaimBatch batch,
    ClaimOrigins origins,
    int untouched,
    Map<String, LastChange> changes,
    Map<String, LastReading.Said> said,
    SourceMemory memory) {
  private static final Comparator<InventoryProblem> BY_PLACE =
      Comparator.comparing(InventoryProblem::file, CodePoints.ORDER)
          .thenComparing(InventoryProblem::line, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(InventoryProblem::code)
          .thenComparing(InventoryProblem::message);

  /// How many CIs the batch speaks of.
  int cis() {
    return (int) batch.cis().stream().map(CiClaim::ci).distinct().count();
  }

  /// Tells that the commit doesn't follow the one that was synced before.
  void sayThatHistoryIsAnother(String before) {
    findings.problem(
        ProblemSeverity.INFO,
        "OTHER_HISTORY",
        ".",
        null,
        "Commit %s, which was synced before, is not in the history of this one: the branch was force-pushed, or the source has another branch or URL now. What it said before and doesn't say any more is withdrawn."
            .formatted(before));
  }

  /// What came of it.
  ///
  /// @param outcome of handing over the batch
  /// @param held why nothing was written although something was to be, or null
  /// @return the report, and what the next reading starts from
  LastReading result(Outcome outcome, @Nullable String held) {
    Set<String> refused = origins.report(outcome.refusals(), batch, findings);
    SyncReport report =
        new SyncReport(
            source.name(),
            commit.id(),
            outcome.revision(),
            held,
            filesRead,
            outcome.created(),
            outcome.updated(),
            outcome.unchanged() + untouched,
            outcome.retired(),
            outcome.dependenciesAdded(),
            outcome.dependenciesRemoved(),
            findings.problems().stream()
                .map(SourceReading::withoutCredentials)
                .distinct()
                .sorted(BY_PLACE)
                .toList());
    return new LastReading(
        LastReading.withoutReport(source),
        commit.id(),
        changes,
        said,
        refused,
        report,
        new SoftReference<>(memory));
  }

  /// Whether the next reading can start from this one.
  boolean isWhole() {
    return batch.keptFiles().isEmpty();
  }

  /// Where a file's claims are made.
  ///
  /// @param changes who changed each file last, where that is known
  static Place place(String file, Map<String, LastChange> changes, GitCommit commit) {
    LastChange change = changes.get(file);
    return change == null
        ? new Place(file, null, commit.id(), commit.author().name())
        : new Place(file, null, change.commit(), change.author());
  }

  private static InventoryProblem withoutCredentials(InventoryProblem problem) {
    return new InventoryProblem(
        problem.severity(),
        problem.code(),
        problem.file(),
        problem.line(),
        Secrets.withoutCredentials(problem.message()));
  }
}
