/// Reads Kubernetes manifests: what `importers/kubernetes/mapping.yaml` says they become, and the
/// dependencies that selectors, backends, addresses, claims and policies state.
///
/// {@link org.kaskade.importers.kubernetes.ManifestFiles} turns files into manifests, {@link
/// org.kaskade.importers.kubernetes.ClusterObjects} finds them by what others say of them, and each
/// {@link org.kaskade.importers.kubernetes.Rule} reports one kind of dependency.
@NullMarked
package org.kaskade.importers.kubernetes;

import org.jspecify.annotations.NullMarked;
