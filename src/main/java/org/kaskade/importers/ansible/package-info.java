/// Reads Ansible inventories as Ansible itself does: INI and YAML, single files and folders, with
/// `group_vars` and `host_vars`.
///
/// Hosts become CIs; relations come from variables that the source's options name, and from
/// `kaskade_` variables. What the variables mean is declared in `importers/ansible/mapping.yaml`.
/// Nothing is executed: neither inventory scripts nor templates beyond plain references.
@NullMarked
package org.kaskade.importers.ansible;

import org.jspecify.annotations.NullMarked;
