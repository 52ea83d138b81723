package org.kaskade.importers.kubernetes;

import org.kaskade.importers.Findings;

/// Reports one kind of dependency that manifests state.
interface Rule {
  /// Reports what one manifest states; those of other roles than the rule is about state nothing.
  void apply(Manifest manifest, Estate estate);

  /// What the rules read and where they report.
  ///
  /// @param addresses finds the addresses in texts
  /// @param named for CIs that other objects name
  /// @param findings for other CIs, and for problems
  record Estate(
      KubernetesMapping mapping,
      KubernetesOptions options,
      ClusterObjects objects,
      AddressFinder addresses,
      References references,
      Dependencies dependencies,
      NamedCis named,
      Findings findings) {}
}
