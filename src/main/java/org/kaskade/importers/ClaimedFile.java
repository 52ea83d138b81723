package org.kaskade.importers;

import java.util.List;
import java.util.Optional;
import org.kaskade.estate.CiClaim;
import org.kaskade.estate.DependencyClaim;
import org.kaskade.estate.Place;

/// One file, with the claims that what was found in it comes to.
///
/// @param found what they were made of
/// @param place the file, with the commit and the author that changed it last
/// @param cis one for each CI found, in order; empty where it can't be claimed
/// @param dependencies likewise
/// @param problems met on the way
/// @param said the same in short
record ClaimedFile(
    FileFindings found,
    Place place,
    List<Optional<CiClaim>> cis,
    List<Optional<DependencyClaim>> dependencies,
    List<InventoryProblem> problems,
    LastReading.Said said) {
  ClaimedFile(
      FileFindings found,
      Place place,
      List<Optional<CiClaim>> cis,
      List<Optional<DependencyClaim>> dependencies,
      List<InventoryProblem> problems) {
    this(found, place, cis, dependencies, problems, LastReading.Said.of(cis, dependencies));
  }

  /// Whether another reading that found this there would come to the same claims.
  boolean standFor(FileFindings other, Place otherPlace) {
    return place.equals(otherPlace) && found.equals(other);
  }
}
