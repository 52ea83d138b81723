package org.kaskade.importers.kubernetes;

import org.kaskade.importers.Findings;

/// Reports one kind of dependency that manifests state.
interface Rule {
  void apply(Estate estate);

  /// What the rules read and where they report.
  ///
  /// @param addresses finds the addresses in texts
  /// @param findings for CIs that only other objects name, and for problems
  record Estate(
      KubernetesMapping mapping,
      KubernetesOptions options,
      ClusterObjects objects,
      AddressFinder addresses,
      References references,
      Dependencies dependencies,
      Findings findings) {}
}
