package org.kaskade.importers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.CiPointer;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.DependencyClaim;

/// The part of a batch that has to be handed over, given what was handed over before.
///
/// That is what files say that say something else than before, and besides them files that may be
/// taken otherwise although they say the same: those of which something was refused, those with a
/// dependency on a CI that a changed file claims anew or no more, and those that speak of the same
/// dependent's groups.
final class ChangedFiles {
  private final ClaimBatch whole;
  private final Map<String, LastReading.Said> said;
  private final LastReading last;
  private final Set<String> files = new HashSet<>();

  private ChangedFiles(ClaimBatch whole, Map<String, LastReading.Said> said, LastReading last) {
    this.whole = whole;
    this.said = said;
    this.last = last;
  }

  /// @param whole all that the source says now
  /// @param said the same by file
  /// @param last what it said before
  static ClaimBatch in(ClaimBatch whole, Map<String, LastReading.Said> said, LastReading last) {
    ChangedFiles changed = new ChangedFiles(whole, said, last);
    changed.find();
    return changed.batch();
  }

  private void find() {
    Set<String> all = new HashSet<>(said.keySet());
    all.addAll(last.files().keySet());
    Set<Integer> comeOrGone = new HashSet<>();
    for (String file : all) {
      LastReading.Said was = last.files().get(file);
      LastReading.Said is = said.get(file);
      if (was == null || is == null || !was.digest().equals(is.digest())) {
        files.add(file);
        Set<Integer> before = was == null ? Set.of() : was.cis();
        Set<Integer> now = is == null ? Set.of() : is.cis();
        before.stream().filter(ci -> !now.contains(ci)).forEach(comeOrGone::add);
        now.stream().filter(ci -> !before.contains(ci)).forEach(comeOrGone::add);
      }
    }
    files.addAll(last.refused());
    Set<CiPointer> regrouped = new HashSet<>();
    for (DependencyClaim claim : whole.dependencies()) {
      if (files.contains(file(claim)) && claim.group() != null) {
        regrouped.add(claim.dependent());
      }
    }
    for (DependencyClaim claim : whole.dependencies()) {
      if (comeOrGone.contains(claim.dependent().hashCode())
          || comeOrGone.contains(claim.provider().hashCode())
          || regrouped.contains(claim.dependent())) {
        files.add(file(claim));
      }
    }
  }

  private ClaimBatch batch() {
    List<DependencyClaim> dependencies =
        whole.dependencies().stream().filter(claim -> files.contains(file(claim))).toList();
    Set<CiPointer> named = new HashSet<>();
    for (DependencyClaim claim : dependencies) {
      named.add(claim.dependent());
      named.add(claim.provider());
    }
    List<CiClaim> cis = new ArrayList<>();
    for (CiClaim claim : whole.cis()) {
      if (files.contains(claim.place().file())) {
        cis.add(claim);
        named.add(claim.ci());
      }
    }
    // The first claim of a CI tells what else identifies it.
    List<CiClaim> context = whole.cis().stream().filter(claim -> named.remove(claim.ci())).toList();
    return ClaimBatch.ofFiles(whole.source(), files, cis, dependencies, context);
  }

  private static String file(DependencyClaim claim) {
    return String.valueOf(claim.place().file());
  }
}
