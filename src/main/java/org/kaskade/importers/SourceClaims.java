package org.kaskade.importers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kaskade.estate.ClaimBatch;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Place;
import org.kaskade.schema.CmdbSchema;

/// The claims that what a reader found comes to, those of files in which the same was found before
/// taken over from then.
final class SourceClaims {
  /// Code of a problem that is told once for all files.
  static final String UNKNOWN_ATTRIBUTE = "UNKNOWN_ATTRIBUTE";

  private final ClaimBatch batch;
  private final Map<String, ClaimedFile> files = new LinkedHashMap<>();

  /// @param findings what was found; problems met here are added to it
  /// @param placeOfFile commit and author that last changed a file
  /// @param before what files said at an earlier reading of the same source
  SourceClaims(
      String source,
      CmdbSchema schema,
      Findings findings,
      Function<String, Place> placeOfFile,
      Map<String, ClaimedFile> before) {
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
            inOrder(findings.cis(), FoundCi::file, ClaimedFile::cis),
            inOrder(findings.dependencies(), FoundDependency::file, ClaimedFile::dependencies),
            findings.unreadableFiles());
    tell(files.values(), findings);
  }

  /// Everything the source says now.
  ClaimBatch batch() {
    return batch;
  }

  /// The claims of each file that has any.
  Map<String, ClaimedFile> files() {
    return files;
  }

  /// The claims of all files in the order in which what they are made of was found.
  private <F, C> List<C> inOrder(
      List<F> found, Function<F, String> file, Function<ClaimedFile, List<Optional<C>>> ofFile) {
    Map<String, Iterator<Optional<C>>> next = new HashMap<>();
    List<C> claims = new ArrayList<>(found.size());
    for (F each : found) {
      next.computeIfAbsent(
              file.apply(each),
              name -> ofFile.apply(Objects.requireNonNull(files.get(name))).iterator())
          .next()
          .ifPresent(claims::add);
    }
    return claims;
  }

  /// Reports what was met in making claims: by file, and once for all files that an attribute is
  /// not declared.
  static void tell(Collection<ClaimedFile> files, Findings findings) {
    Set<String> told = new HashSet<>();
    files.stream()
        .filter(file -> !file.problems().isEmpty())
        .sorted(Comparator.comparing(file -> file.place().file(), CodePoints.ORDER))
        .flatMap(file -> file.problems().stream())
        .filter(problem -> !problem.code().equals(UNKNOWN_ATTRIBUTE) || told.add(problem.message()))
        .forEach(findings::problem);
  }
}
