package org.kaskade.importers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Place;
import org.kaskade.importers.git.GitChanges;
import org.kaskade.importers.git.GitCommit;
import org.kaskade.importers.git.Globs;
import org.kaskade.importers.git.LastChange;
import org.kaskade.schema.CmdbSchema;

/// Reads on from what a source said at its last sync: looks only at files that changed since, and
/// comes to what a {@link WholeReading} comes to.
final class ContinuedReading {
  private static final FileFindings NOTHING = new FileFindings(List.of(), List.of());

  private final Source source;
  private final GitCommit commit;
  private final CmdbSchema schema;
  private final LastReading last;
  private final SourceMemory memory;
  private final ChangedFiles changed;

  /// CIs, as hashes, that files spoke of that say something else now.
  private final Map<String, Set<Integer>> spoke = new HashMap<>();

  private ContinuedReading(
      Source source, GitCommit commit, CmdbSchema schema, LastReading last, SourceMemory memory) {
    this.source = source;
    this.commit = commit;
    this.schema = schema;
    this.last = last;
    this.memory = memory;
    this.changed = new ChangedFiles(memory);
  }

  /// Reads the files that changed.
  ///
  /// @param parsed what is known of the files' content
  /// @param last is of no use any more afterwards, except for a whole reading
  /// @return empty where all files have to be read
  static Optional<SourceReading> of(
      Source source, GitCommit commit, CmdbSchema schema, ParsedContent parsed, LastReading last) {
    SourceMemory memory = last.memory().get();
    KnownInventory inventory = memory == null ? null : memory.inventory();
    if (memory == null || inventory == null) {
      return Optional.empty();
    }
    return commit
        .changesSince(last.commit(), Globs.of(source.paths()))
        .flatMap(changed ->
            inventory
                .update(changed.files().stream().map(parsed::keeping).toList(), changed.gone())
                .map(found ->
                    new ContinuedReading(source, commit, schema, last, memory)
                        .reading(changed, found)));
  }

  private SourceReading reading(GitChanges since, Map<String, Findings> found) {
    Set<String> looked = new TreeSet<>(CodePoints.ORDER);
    looked.addAll(found.keySet());
    since.touched().stream().filter(memory.files()::containsKey).forEach(looked::add);
    Map<String, LastChange> changes = changes(since, found, looked);
    for (String file : looked) {
      Findings now = found.get(file);
      if (now != null) {
        memory.tell(file, now.problems());
      }
      say(file, now, changes);
    }
    ClaimBatch batch = changed.batch(source.name(), last.refused());
    List<ClaimedFile> handed =
        batch.files().stream().map(memory.files()::get).filter(Objects::nonNull).toList();
    Set<Integer> touched = new HashSet<>();
    handed.forEach(file -> touched.addAll(file.said().cis()));
    batch.files().forEach(file -> touched.addAll(spoke.getOrDefault(file, Set.of())));
    Findings findings = new Findings();
    memory.problems().forEach(findings::problem);
    SourceClaims.tell(memory.files().values(), findings);
    return new SourceReading(
        source,
        commit,
        memory.matchingAfter(since.added(), since.gone().size()),
        findings,
        batch,
        new ClaimOrigins(handed),
        memory.cisBesides(touched),
        changes,
        last.files(),
        memory);
  }

  private Map<String, LastChange> changes(
      GitChanges since, Map<String, Findings> found, Set<String> looked) {
    Map<String, LastChange> changes = last.changes();
    Set<String> speaking = new HashSet<>(looked);
    found.forEach((file, now) -> {
      if (now.cis().isEmpty() && now.dependencies().isEmpty()) {
        speaking.remove(file);
        changes.remove(file);
      }
    });
    if (!commit.id().equals(last.commit())) {
      Set<String> touched = new HashSet<>(speaking);
      touched.retainAll(since.touched());
      changes.putAll(commit.lastChangesSince(last.commit(), touched));
    }
    speaking.removeAll(changes.keySet());
    if (!speaking.isEmpty()) {
      changes.putAll(commit.lastChanges(speaking));
    }
    return changes;
  }

  /// @param now what is found in the file, null where that is what was found before
  private void say(String file, @Nullable Findings now, Map<String, LastChange> changes) {
    ClaimedFile then = memory.files().get(file);
    FileFindings found =
        now != null
            ? FileFindings.of(now).getOrDefault(file, NOTHING)
            : then == null ? NOTHING : then.found();
    Place place = SourceReading.place(file, changes, commit);
    if (then != null && then.standFor(found, place)) {
      return;
    }
    ClaimedFile is = found.equals(NOTHING) ? null : ClaimMaking.of(found, place, schema);
    if (then != null || is != null) {
      memory.say(file, is);
      if (is == null) {
        last.files().remove(file);
      } else {
        last.files().put(file, is.said());
      }
      if (then != null) {
        spoke.put(file, then.said().cis());
      }
      changed.compare(file, then == null ? null : then.said(), is == null ? null : is.said());
    }
  }
}
