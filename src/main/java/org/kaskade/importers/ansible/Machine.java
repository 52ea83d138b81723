package org.kaskade.importers.ansible;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.kaskade.importers.CiRef;

/// A host on its way to become a CI.
final class Machine {
  final GatheredInventory inventory;

  /// What names of this inventory are unique in.
  final String scope;

  final Host host;
  final HostVariables variables;
  final Optional<String> statedClass;

  /// Whether a variable of the host itself says its class.
  boolean classIsVariable() {
    return variables.find("kaskade_class").isPresent();
  }

  /// Groups of all inventories that list this machine.
  TreeSet<String> groups = new TreeSet<>();

  CiRef ref = new CiRef("", Map.of());

  Machine(
      GatheredInventory inventory,
      String scope,
      Host host,
      HostVariables variables,
      Optional<String> statedClass) {
    this.inventory = inventory;
    this.scope = scope;
    this.host = host;
    this.variables = variables;
    this.statedClass = statedClass;
    groups.addAll(inventory.groups(host));
  }

  /// What makes two machines of one source the same.
  Object sameness() {
    Optional<String> fqdn = Names.fqdn(host.name);
    return fqdn.isPresent() ? fqdn.get() : List.of(scope, host.name);
  }
}
