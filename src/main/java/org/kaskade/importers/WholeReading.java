package org.kaskade.importers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.GitListing;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.LastChange;
import org.kaskade.importers.git.SkippedPath;
import org.kaskade.schema.CmdbSchema;

/// Reads all files of a commit that a source's globs match, and works out which of them say
/// something else than before.
final class WholeReading {
  private WholeReading() {}

  /// Reads the files of a listing.
  ///
  /// @param parsed what is known of the files' content
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
    Inventory inventory =
        new CommitInventory(
            source.name(), source.options(), schema, commit, listing.files(), parsed);
    KnownInventory known = null;
    if (reader instanceof ContinuedReader continued) {
      known = continued.begin(inventory, findings);
    } else {
      reader.read(inventory, findings);
    }
    List<InventoryProblem> problems = List.copyOf(findings.problems());
    Map<String, LastChange> changes = changes(commit, filesNamed(findings), last);
    SourceClaims claims =
        new SourceClaims(
            source.name(),
            schema,
            findings,
            file -> SourceReading.place(file, changes, commit),
            last == null ? Map.of() : last.claims());
    ClaimBatch whole = claims.batch();
    Map<String, LastReading.Said> said = new HashMap<>();
    claims.files().forEach((file, of) -> said.put(file, of.said()));
    ClaimBatch batch =
        last == null || !whole.keptFiles().isEmpty() ? whole : ChangedFiles.in(whole, said, last);
    return new SourceReading(
        source,
        commit,
        listing.files().size(),
        findings,
        batch,
        new ClaimOrigins(claims.files().values()),
        untouched(whole, batch, last),
        changes,
        said,
        new SourceMemory(known, claims.files(), problems, listing.files().size()));
  }

  private static int untouched(ClaimBatch whole, ClaimBatch batch, @Nullable LastReading last) {
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

  static GitListing listing(Source source, GitCommit commit) {
    return commit.files(Globs.of(source.paths()));
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
}
