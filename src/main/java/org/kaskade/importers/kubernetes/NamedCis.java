package org.kaskade.importers.kubernetes;

import java.util.HashSet;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.Findings;
import org.kaskade.importers.FoundCi;

/// Takes CIs that manifests of other objects name: each once for a file, the first line wins.
final class NamedCis {
  private record Place(CiRef ci, String file) {}

  private final Findings findings;
  private final Set<Place> places = new HashSet<>();

  NamedCis(Findings findings) {
    this.findings = findings;
  }

  void ci(FoundCi found) {
    if (places.add(new Place(found.ref(), found.file()))) {
      findings.ci(found);
    }
  }
}
