package org.kaskade.importers;

import java.lang.ref.SoftReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
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
  private final @Nullable LastReading last;
  private final Map<String, LastChange> changes;
  private final SourceClaims claims;
  private final ClaimBatch whole;
  private final Map<String, LastReading.Said> said;
  private final ClaimBatch batch;

  private SourceReading(
      Source source,
      GitCommit commit,
      GitListing listing,
      Findings findings,
      CmdbSchema schema,
      @Nullable LastReading last) {
    this.source = source;
    this.commit = commit;
    this.filesRead = listing.files().size();
    this.findings = findings;
    this.last = last;
    this.changes = changes(commit, filesNamed(findings), last);
    this.claims =
        new SourceClaims(
            source.name(), schema, findings, this::place, last == null ? Map.of() : last.claims());
    this.whole = claims.batch();
    this.said = said(claims);
    this.batch =
        last == null || !whole.keptFiles().isEmpty() ? whole : ChangedFiles.in(whole, said, last);
  }

  /// Reads all files of the commit that the source's globs match.
  ///
  /// @param parsed what is known of their content
  /// @param last what the estate was handed before, null if that isn't known
  static SourceReading of(
      Source source,
      GitCommit commit,
      GitListing listing,
      InventoryReader reader,
      CmdbSchema schema,
      ParsedContent parsed,
      @Nullable LastReading last) {
    Findings findings = new Findings();
    skipped(listing, findings);
    reader.read(
        new CommitInventory(
            source.name(), source.options(), schema, commit, listing.files(), parsed),
        findings);
    return new SourceReading(source, commit, listing, findings, schema, last);
  }

  /// What the estate has to be handed: all, or what files say that say something else than before.
  ClaimBatch batch() {
    return batch;
  }

  GitCommit commit() {
    return commit;
  }

  /// How many CIs the batch speaks of.
  int cis() {
    return distinct(batch);
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
    Set<String> refused = claims.report(outcome.refusals(), batch);
    SyncReport report =
        new SyncReport(
            source.name(),
            commit.id(),
            outcome.revision(),
            held,
            filesRead,
            outcome.created(),
            outcome.updated(),
            outcome.unchanged() + untouched(),
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
        new SoftReference<>(claims.files()));
  }

  /// Whether the next reading can start from this one.
  boolean isWhole() {
    return whole.keptFiles().isEmpty();
  }

  /// CIs that only files outside the batch speak of, and that no file of it spoke of before.
  private int untouched() {
    Set<CiPointer> touched = new HashSet<>();
    batch.cis().forEach(claim -> touched.add(claim.ci()));
    Set<Integer> before = new HashSet<>();
    if (last != null) {
      batch.files().stream()
          .map(last.files()::get)
          .filter(Objects::nonNull)
          .forEach(was -> before.addAll(was.cis()));
    }
    return (int)
        whole.cis().stream()
            .map(CiClaim::ci)
            .distinct()
            .filter(ci -> !touched.contains(ci) && !before.contains(ci.hashCode()))
            .count();
  }

  private static Map<String, LastReading.Said> said(SourceClaims claims) {
    Map<String, LastReading.Said> said = new HashMap<>();
    claims.files().forEach((file, of) -> said.put(file, of.said()));
    return said;
  }

  private static int distinct(ClaimBatch batch) {
    return (int) batch.cis().stream().map(CiClaim::ci).distinct().count();
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

  /// Who changed these files last: what isn't known from before is looked up in the history.
  private static Map<String, LastChange> changes(
      GitCommit commit, Set<String> files, @Nullable LastReading last) {
    if (last == null) {
      return commit.lastChanges(files);
    }
    Set<String> unknown =
        files.stream()
            .filter(file -> !last.changes().containsKey(file))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, LastChange> changes = new HashMap<>(last.changes());
    changes.keySet().retainAll(files);
    if (!commit.id().equals(last.commit())) {
      changes.putAll(commit.lastChangesSince(last.commit(), files));
    }
    unknown.removeAll(changes.keySet());
    if (!unknown.isEmpty()) {
      changes.putAll(commit.lastChanges(unknown));
    }
    return changes;
  }

  private Place place(String file) {
    LastChange change = changes.get(file);
    return change == null
        ? new Place(file, null, commit.id(), commit.author().name())
        : new Place(file, null, change.commit(), change.author());
  }
}
