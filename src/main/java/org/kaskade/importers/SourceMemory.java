package org.kaskade.importers;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.DependencyClaim;

/// What the files of a source say, kept so that the next reading looks only at what changed. Not
/// for use by several threads.
final class SourceMemory implements ChangedFiles.Claims {
  private final @Nullable KnownInventory inventory;
  private final NavigableMap<String, ClaimedFile> files = new TreeMap<>(CodePoints.ORDER);
  private final NavigableMap<String, List<InventoryProblem>> problems =
      new TreeMap<>(CodePoints.ORDER);

  /// How many files claim each CI, by its hash.
  private final Map<Integer, Integer> claimants = new HashMap<>();

  private int matching;

  /// @param inventory null where the format can't be read on from what is known
  /// @param files those that say anything
  /// @param problems met in reading, without those of making claims
  /// @param matching how many files the source's globs match
  SourceMemory(
      @Nullable KnownInventory inventory,
      Map<String, ClaimedFile> files,
      List<InventoryProblem> problems,
      int matching) {
    this.inventory = inventory;
    this.matching = matching;
    files.forEach(this::say);
    this.problems.putAll(problems.stream().collect(Collectors.groupingBy(InventoryProblem::file)));
  }

  @Nullable KnownInventory inventory() {
    return inventory;
  }

  /// The files that say anything, by path.
  Map<String, ClaimedFile> files() {
    return Collections.unmodifiableMap(files);
  }

  @Override
  public Stream<CiClaim> cis() {
    return all(files.values().stream(), ClaimedFile::cis);
  }

  @Override
  public Stream<DependencyClaim> dependencies() {
    return all(files.values().stream(), ClaimedFile::dependencies);
  }

  @Override
  public Stream<CiClaim> cisIn(Set<String> wanted) {
    return all(only(wanted), ClaimedFile::cis);
  }

  @Override
  public Stream<CiClaim> cisOf(Set<Integer> hashes) {
    return all(
        files.values().stream().filter(file -> !Collections.disjoint(file.said().cis(), hashes)),
        ClaimedFile::cis);
  }

  @Override
  public Stream<DependencyClaim> dependenciesIn(Set<String> wanted) {
    return all(only(wanted), ClaimedFile::dependencies);
  }

  private static <C> Stream<C> all(
      Stream<ClaimedFile> in, Function<ClaimedFile, List<Optional<C>>> claims) {
    return in.flatMap(file -> claims.apply(file).stream()).flatMap(Optional::stream);
  }

  private Stream<ClaimedFile> only(Set<String> wanted) {
    return wanted.stream().sorted(CodePoints.ORDER).map(files::get).filter(Objects::nonNull);
  }

  /// Takes what a file says now.
  ///
  /// @param claims null where it says nothing any more
  void say(String file, @Nullable ClaimedFile claims) {
    ClaimedFile before = claims == null ? files.remove(file) : files.put(file, claims);
    if (before != null) {
      before
          .said()
          .cis()
          .forEach(ci -> claimants.computeIfPresent(ci, (c, n) -> n == 1 ? null : n - 1));
    }
    if (claims != null) {
      claims.said().cis().forEach(ci -> claimants.merge(ci, 1, Integer::sum));
    }
  }

  /// Takes the problems met in a file now, in the place of those met before.
  void tell(String file, List<InventoryProblem> met) {
    if (met.isEmpty()) {
      problems.remove(file);
    } else {
      problems.put(file, List.copyOf(met));
    }
  }

  /// All problems met in reading.
  List<InventoryProblem> problems() {
    return problems.values().stream().flatMap(Collection::stream).toList();
  }

  /// How many CIs are claimed besides some.
  ///
  /// @param some hashes of CIs
  int cisBesides(Collection<Integer> some) {
    return claimants.size() - (int) some.stream().filter(claimants::containsKey).distinct().count();
  }

  /// How many files the globs match, after some came and went.
  int matchingAfter(int added, int gone) {
    matching += added - gone;
    return matching;
  }
}
