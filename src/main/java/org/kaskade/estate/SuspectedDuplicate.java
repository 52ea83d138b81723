package org.kaskade.estate;

import java.util.List;

/// CIs that are probably one.
///
/// @param cis by key
/// @param evidence what they share
/// @param reason why they were not merged by themselves
record SuspectedDuplicate(List<Ci> cis, List<Evidence> evidence, String reason) {
  SuspectedDuplicate {
    cis = List.copyOf(cis);
    evidence = List.copyOf(evidence);
  }

  /// What CIs share.
  ///
  /// @param sources who says so, by name
  record Evidence(String attribute, String value, List<String> sources) {
    Evidence {
      sources = List.copyOf(sources);
    }
  }
}
