package org.kaskade.estate;

import java.util.Map;

/// A batch whose every claim is known to be about which CI.
///
/// @param claims by key of the CI, then by site
/// @param keptFiles files of the source whose earlier claims stay
/// @param wholeSource whether the source's other claims are withdrawn
record ResolvedBatch(
    String source,
    boolean wholeSource,
    KeptFiles keptFiles,
    Map<String, Map<Claim.Site, Claim>> claims) {}
