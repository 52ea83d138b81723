package org.kaskade.importers;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.estate.Refusal;

/// What the claims of some files were made of, so that a refusal is told at its line.
final class ClaimOrigins {
  private static final Set<String> DANGLING = Set.of("UNKNOWN_CI", "RETIRED_CI");

  private final IdentityHashMap<CiClaim, FoundCi> cis = new IdentityHashMap<>();
  private final IdentityHashMap<DependencyClaim, FoundDependency> dependencies =
      new IdentityHashMap<>();

  ClaimOrigins(Collection<ClaimedFile> files) {
    for (ClaimedFile file : files) {
      note(file.cis(), file.found().cis(), cis);
      note(file.dependencies(), file.found().dependencies(), dependencies);
    }
  }

  private static <C, F> void note(
      List<Optional<C>> claims, List<F> found, IdentityHashMap<C, F> origins) {
    for (int at = 0; at < claims.size(); at++) {
      F origin = found.get(at);
      claims.get(at).ifPresent(claim -> origins.put(claim, origin));
    }
  }

  /// Reports what the estate refuses, at the line that says it.
  ///
  /// @param batch what the estate was handed
  /// @return the files of which something was refused
  Set<String> report(List<Refusal> refusals, ClaimBatch batch, Findings findings) {
    Set<String> refused = new TreeSet<>();
    for (Refusal refusal : refusals) {
      switch (refusal.subject()) {
        case CI -> {
          FoundCi found = cis.get(batch.cis().get(refusal.index()));
          if (found != null) {
            refused.add(found.file());
            warn(refusal.code(), found.file(), found.line(), refusal, findings);
          }
        }
        case DEPENDENCY -> {
          FoundDependency found = dependencies.get(batch.dependencies().get(refusal.index()));
          if (found != null) {
            refused.add(found.file());
            String code = DANGLING.contains(refusal.code()) ? "DANGLING_REFERENCE" : refusal.code();
            warn(code, found.file(), found.line(), refusal, findings);
          }
        }
      }
    }
    return refused;
  }

  private static void warn(String code, String file, int line, Refusal refusal, Findings findings) {
    findings.problem(ProblemSeverity.WARNING, code, file, line, refusal.message());
  }
}
