package org.kaskade.importers.kubernetes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What objects of one kind become.
///
/// @param kind as manifests write it
/// @param groups the API groups it is known in, `""` for the core group
/// @param role what the reader does with it
/// @param ciClass the class of its CIs; empty where it becomes none
/// @param pod the way to the pod template of a workload
/// @param task whether its pods run to an end and serve no requests
/// @param attributes where the values of attributes stand
/// @param backends where a route names Services
record ObjectKind(
    String kind,
    Set<String> groups,
    Role role,
    String ciClass,
    YamlPath pod,
    boolean task,
    Map<String, YamlPath> attributes,
    List<Backend> backends) {

  /// What the reader does with objects of a kind.
  enum Role {
    WORKLOAD,
    SERVICE,
    ROUTE,
    VOLUME,
    NODE,
    CONFIG,
    POLICY,
    NAMESPACE
  }

  /// Where a route names a Service.
  ///
  /// @param path to the mapping that names it
  /// @param nameKey the key of its name there
  record Backend(YamlPath path, String nameKey) {}

  ObjectKind {
    groups = Set.copyOf(groups);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    backends = List.copyOf(backends);
  }

  /// Whether objects of this kind belong to no namespace.
  boolean isClusterWide() {
    return role == Role.NODE || role == Role.NAMESPACE;
  }
}
