package org.kaskade.importers.kubernetes;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InventoryProblem;

/// Brings together what was found part by part: of dependencies that are alike in a file, the first
/// counts.
final class Gathering {
  private record Place(CiRef dependent, CiRef provider, String type, String file) {
    static Place of(FoundDependency found) {
      return new Place(found.dependent(), found.provider(), found.type(), found.file());
    }
  }

  private final Set<Place> places = new HashSet<>();

  void all(Findings from, Findings to) {
    copy(from, file -> true, to);
  }

  /// What was found about one file.
  void ofFile(String file, Findings from, Findings to) {
    copy(from, file::equals, to);
  }

  private void copy(Findings from, Predicate<String> files, Findings to) {
    from.cis().stream().filter(each -> files.test(each.file())).forEach(to::ci);
    from.dependencies().stream()
        .filter(each -> files.test(each.file()) && places.add(Place.of(each)))
        .forEach(to::dependency);
    from.problems().stream().filter(each -> files.test(each.file())).forEach(to::problem);
    from.unreadableFiles().stream().filter(files).forEach(to::keep);
  }

  /// The files about which anything was found.
  static Stream<String> files(Findings findings) {
    return Stream.of(
            findings.cis().stream().map(FoundCi::file),
            findings.dependencies().stream().map(FoundDependency::file),
            findings.problems().stream().map(InventoryProblem::file))
        .flatMap(each -> each)
        .distinct();
  }
}
