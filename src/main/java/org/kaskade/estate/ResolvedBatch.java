package org.kaskade.estate;

import java.util.Map;
import java.util.Set;

/// A batch whose every claim is known to be about which CI.
///
/// @param keptFiles files of the source whose earlier claims stay
/// @param files of which this is all they say
/// @param claims by key of the CI, then by site
record ResolvedBatch(
    String source,
    ClaimBatch.Scope scope,
    KeptFiles keptFiles,
    Set<String> files,
    Map<String, Map<Claim.Site, Claim>> claims) {

  /// Whether what this site said before, and doesn't say here, is withdrawn.
  boolean withdraws(Claim.Site site) {
    return site.source().equals(source)
        && switch (scope) {
          case ADDITIONAL -> false;
          case WHOLE_SOURCE -> !keptFiles.contains(site.path());
          case FILES -> files.contains(site.path());
        };
  }
}
