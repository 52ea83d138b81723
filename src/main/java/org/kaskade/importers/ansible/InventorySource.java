package org.kaskade.importers.ansible;

import java.util.List;

/// One inventory: what a user would name to Ansible with `-i`.
///
/// @param path of its file or folder; the folder of a whole repository is `.`
/// @param files in the order in which Ansible reads them
/// @param folders where its `group_vars` and `host_vars` stand
/// @param playbookFolders where those of its playbooks stand, which are stronger
record InventorySource(
    String path, List<String> files, List<String> folders, List<String> playbookFolders) {
  InventorySource {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
    playbookFolders = List.copyOf(playbookFolders);
  }
}
