package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.importers.Inventory;

/// All machines of a source, found by the names that variables use for them.
final class Machines {
  private final Map<String, Map<String, Machine>> byScope = new HashMap<>();
  private final Map<String, Map<String, List<Machine>>> byShortName = new HashMap<>();
  private final Map<Object, List<Machine>> bySameness = new LinkedHashMap<>();
  private final List<Machine> all = new ArrayList<>();

  Machines(Inventory source, List<GatheredInventory> inventories, StatedClasses classes) {
    for (GatheredInventory inventory : inventories) {
      String scope =
          inventories.size() == 1
              ? source.source()
              : source.source() + "/" + inventory.source.path();
      for (Host host : inventory.content.hosts()) {
        HostVariables variables = inventory.variables(host);
        Optional<String> stated = classes.of(inventory.groups(host), variables);
        add(new Machine(inventory, scope, host, variables, stated));
      }
    }
    for (List<Machine> same : bySameness.values()) {
      TreeSet<String> groups = new TreeSet<>();
      same.forEach(machine -> groups.addAll(machine.groups));
      same.forEach(machine -> machine.groups = groups);
    }
  }

  private void add(Machine machine) {
    String name = machine.host.name.toLowerCase(Locale.ROOT);
    all.add(machine);
    byScope.computeIfAbsent(machine.scope, any -> new HashMap<>()).putIfAbsent(name, machine);
    byShortName
        .computeIfAbsent(machine.scope, any -> new HashMap<>())
        .computeIfAbsent(HostVariables.shortName(name), any -> new ArrayList<>())
        .add(machine);
    bySameness.computeIfAbsent(machine.sameness(), any -> new ArrayList<>()).add(machine);
  }

  List<Machine> all() {
    return List.copyOf(all);
  }

  /// The machine that a host of the same inventory, or a fully qualified name of any, means. A
  /// short name means the only host of the inventory that has it as its first label.
  Optional<Machine> named(String scope, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Machine here = byScope.getOrDefault(scope, Map.of()).get(lower);
    if (here != null) {
      return Optional.of(here);
    }
    Optional<String> fqdn = Names.fqdn(lower);
    if (fqdn.isPresent()) {
      return bySameness.getOrDefault(fqdn.get(), List.of()).stream().findFirst();
    }
    List<Machine> shortly =
        byShortName.getOrDefault(scope, Map.of()).getOrDefault(lower, List.of());
    return shortly.size() == 1 && lower.indexOf('.') < 0
        ? Optional.of(shortly.getFirst())
        : Optional.empty();
  }

  /// Machines that run others: their hosts' class is a matter of who names them.
  void identify(Refs refs, Set<Object> hypervisors, VariableMapping mapping, Inventory source) {
    for (Map.Entry<Object, List<Machine>> same : bySameness.entrySet()) {
      Optional<String> stated =
          same.getValue().stream()
              .map(machine -> machine.statedClass)
              .flatMap(Optional::stream)
              .findFirst();
      String ciClass = stated.orElse(mapping.hostClass());
      if (hypervisors.contains(same.getKey())
          && same.getValue().stream().noneMatch(machine -> machine.classIsVariable())
          && !source.schema().isA(ciClass, mapping.hypervisorClass())) {
        ciClass = mapping.hypervisorClass();
      }
      for (Machine machine : same.getValue()) {
        machine.ref = refs.machine(ciClass, machine.scope, machine.host.name);
      }
    }
  }
}
