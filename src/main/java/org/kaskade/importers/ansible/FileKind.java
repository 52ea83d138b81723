package org.kaskade.importers.ansible;

/// What a file is to an inventory.
enum FileKind {
  INI,
  YAML,
  /// A script or the settings of a plugin: the hosts are made when Ansible runs.
  DYNAMIC,
  /// Something else.
  NONE
}
