package org.kaskade.importers;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.importers.LastReading.Said;

/// The part of what a source says that has to be handed over, given what was handed over before.
///
/// That is what files say that say something else than before, and besides them files that may be
/// taken otherwise although they say the same: those of which something was refused, those with a
/// dependency on a CI that a changed file claims anew or no more, and those that speak of the same
/// dependent's groups.
final class ChangedFiles {
  /// All that a source says now.
  interface Claims {
    /// In order.
    Stream<CiClaim> cis();

    Stream<DependencyClaim> dependencies();

    /// Those that some files make, in order.
    default Stream<CiClaim> cisIn(Set<String> files) {
      return cis().filter(claim -> files.contains(claim.place().file()));
    }

    /// Those of some CIs, in order, and maybe further ones.
    ///
    /// @param hashes of pointers
    default Stream<CiClaim> cisOf(Set<Integer> hashes) {
      return cis();
    }

    default Stream<DependencyClaim> dependenciesIn(Set<String> files) {
      return dependencies().filter(claim -> files.contains(file(claim)));
    }
  }

  private final Claims claims;
  private final Set<String> files = new HashSet<>();
  private final Set<Integer> comeOrGone = new HashSet<>();

  ChangedFiles(Claims claims) {
    this.claims = claims;
  }

  /// What has to be handed over of a whole batch.
  ///
  /// @param whole all that the source says now
  /// @param said the same by file
  /// @param last what it said before
  static ClaimBatch in(ClaimBatch whole, Map<String, Said> said, LastReading last) {
    ChangedFiles changed =
        new ChangedFiles(
            new Claims() {
              @Override
              public Stream<CiClaim> cis() {
                return whole.cis().stream();
              }

              @Override
              public Stream<DependencyClaim> dependencies() {
                return whole.dependencies().stream();
              }
            });
    Set<String> all = new HashSet<>(said.keySet());
    all.addAll(last.files().keySet());
    all.forEach(file -> changed.compare(file, last.files().get(file), said.get(file)));
    return changed.batch(whole.source(), last.refused());
  }

  /// Takes note of a file that may say something else than before.
  ///
  /// @param was what it said, null where that was nothing
  /// @param is what it says, null where that is nothing
  void compare(String file, @Nullable Said was, @Nullable Said is) {
    if (was == null || is == null || !was.digest().equals(is.digest())) {
      files.add(file);
      Set<Integer> before = was == null ? Set.of() : was.cis();
      Set<Integer> now = is == null ? Set.of() : is.cis();
      before.stream().filter(ci -> !now.contains(ci)).forEach(comeOrGone::add);
      now.stream().filter(ci -> !before.contains(ci)).forEach(comeOrGone::add);
    }
  }

  /// What has to be handed over, once all files that may differ were compared.
  ///
  /// @param refused files of which something was refused before
  ClaimBatch batch(String source, Collection<String> refused) {
    files.addAll(refused);
    addThoseTakenOtherwise();
    List<DependencyClaim> handed = claims.dependenciesIn(files).toList();
    List<CiClaim> claimed = claims.cisIn(files).toList();
    Set<CiPointer> named = new HashSet<>();
    claimed.forEach(claim -> named.add(claim.ci()));
    for (DependencyClaim claim : handed) {
      named.add(claim.dependent());
      named.add(claim.provider());
    }
    // The first claim of a CI tells what else identifies it.
    List<CiClaim> context =
        claims
            .cisOf(named.stream().map(CiPointer::hashCode).collect(Collectors.toSet()))
            .takeWhile(claim -> !named.isEmpty())
            .filter(claim -> named.remove(claim.ci()))
            .toList();
    return ClaimBatch.ofFiles(source, files, claimed, handed, context);
  }

  private void addThoseTakenOtherwise() {
    Set<CiPointer> regrouped = new HashSet<>();
    claims
        .dependenciesIn(files)
        .filter(claim -> claim.group() != null)
        .forEach(claim -> regrouped.add(claim.dependent()));
    if (!regrouped.isEmpty() || !comeOrGone.isEmpty()) {
      claims
          .dependencies()
          .filter(claim ->
              comeOrGone.contains(claim.dependent().hashCode())
                  || comeOrGone.contains(claim.provider().hashCode())
                  || regrouped.contains(claim.dependent()))
          .forEach(claim -> files.add(file(claim)));
    }
  }

  private static String file(DependencyClaim claim) {
    return String.valueOf(claim.place().file());
  }
}
