package org.kaskade.importers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.estate.Place;
import org.kaskade.estate.Refusal;
import org.kaskade.schema.CmdbSchema;

/// The claims that what a reader found comes to, those of files in which the same was found before
/// taken over from then.
final class SourceClaims {
  /// Code of a problem that is told once for all files.
  static final String UNKNOWN_ATTRIBUTE = "UNKNOWN_ATTRIBUTE";

  private static final Set<String> DANGLING = Set.of("UNKNOWN_CI", "RETIRED_CI");

  private final Findings findings;
  private final ClaimBatch batch;
  private final Map<String, ClaimedFile> files = new LinkedHashMap<>();
  private final IdentityHashMap<CiClaim, FoundCi> cis = new IdentityHashMap<>();
  private final IdentityHashMap<DependencyClaim, FoundDependency> dependencies =
      new IdentityHashMap<>();

  /// @param findings what was found; problems met here are added to it
  /// @param placeOfFile commit and author that last changed a file
  /// @param before what files said at an earlier reading of the same source
  SourceClaims(
      String source,
      CmdbSchema schema,
      Findings findings,
      Function<String, Place> placeOfFile,
      Map<String, ClaimedFile> before) {
    this.findings = findings;
    FileFindings.of(findings)
        .forEach((file, found) -> {
          Place place = placeOfFile.apply(file);
          ClaimedFile then = before.get(file);
          files.put(
              file,
              then != null && then.standFor(found, place)
                  ? then
                  : ClaimMaking.of(found, place, schema));
        });
    this.batch =
        new ClaimBatch(
            source,
            ClaimBatch.Scope.WHOLE_SOURCE,
            inOrder(findings.cis(), FoundCi::file, ClaimedFile::cis, cis),
            inOrder(
                findings.dependencies(),
                FoundDependency::file,
                ClaimedFile::dependencies,
                dependencies),
            findings.unreadableFiles());
    tellProblems();
  }

  /// Everything the source says now.
  ClaimBatch batch() {
    return batch;
  }

  /// The claims of each file that has any.
  Map<String, ClaimedFile> files() {
    return files;
  }

  /// Reports what the estate refuses, at the line that says it.
  ///
  /// @param handedOver the batch, or the part of it that the estate was handed
  /// @return the files of which something was refused
  Set<String> report(List<Refusal> refusals, ClaimBatch handedOver) {
    Set<String> refused = new TreeSet<>();
    for (Refusal refusal : refusals) {
      switch (refusal.subject()) {
        case CI -> {
          FoundCi found = cis.get(handedOver.cis().get(refusal.index()));
          if (found != null) {
            refused.add(found.file());
            warn(refusal.code(), found.file(), found.line(), refusal);
          }
        }
        case DEPENDENCY -> {
          FoundDependency found = dependencies.get(handedOver.dependencies().get(refusal.index()));
          if (found != null) {
            refused.add(found.file());
            boolean dangling = DANGLING.contains(refusal.code());
            warn(
                dangling ? "DANGLING_REFERENCE" : refusal.code(),
                found.file(),
                found.line(),
                refusal);
          }
        }
      }
    }
    return refused;
  }

  private void warn(String code, String file, int line, Refusal refusal) {
    findings.problem(ProblemSeverity.WARNING, code, file, line, refusal.message());
  }

  /// The claims of all files in the order in which what they are made of was found.
  private <F, C> List<C> inOrder(
      List<F> found,
      Function<F, String> file,
      Function<ClaimedFile, List<Optional<C>>> ofFile,
      IdentityHashMap<C, F> origins) {
    Map<String, Iterator<Optional<C>>> next = new HashMap<>();
    List<C> claims = new ArrayList<>(found.size());
    for (F each : found) {
      Optional<C> claim =
          next.computeIfAbsent(
                  file.apply(each),
                  name -> ofFile.apply(Objects.requireNonNull(files.get(name))).iterator())
              .next();
      if (claim.isPresent()) {
        claims.add(claim.get());
        origins.put(claim.get(), each);
      }
    }
    return claims;
  }

  private void tellProblems() {
    Set<String> told = new HashSet<>();
    for (ClaimedFile file : files.values()) {
      for (InventoryProblem problem : file.problems()) {
        if (!problem.code().equals(UNKNOWN_ATTRIBUTE) || told.add(problem.message())) {
          findings.problem(problem);
        }
      }
    }
  }
}
