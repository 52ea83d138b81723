package org.kaskade.importers.ansible;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.ProblemSeverity;
import org.springframework.stereotype.Component;

/// Reads Ansible inventories: hosts with the variables Ansible would give them, and the relations
/// that options and variables state.
@Component
final class AnsibleReader implements InventoryReader {
  private final VariableMapping mapping = VariableMapping.read();

  @Override
  public String format() {
    return "ansible";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    Reports reports = new Reports(findings);
    AnsibleOptions options = new AnsibleOptions(inventory.options(), mapping, reports);
    SourceFiles files = new SourceFiles(inventory, reports);
    VariableFiles variables = new VariableFiles(files, reports);
    List<InventorySource> sources = new Inventories(files, variables, options, reports).find();
    if (sources.isEmpty()) {
      reports.problem(
          ProblemSeverity.WARNING,
          "NO_INVENTORY",
          ".",
          null,
          "no file looks like an Ansible inventory; name it with option inventories");
    }
    InventoryGatherer gatherer = new InventoryGatherer(files, variables, reports);
    List<GatheredInventory> gathered = gatherer.gather(sources);
    StatedClasses classes = new StatedClasses(inventory, options, reports);
    Machines machines = new Machines(inventory, gathered, classes);
    Refs refs = new Refs(inventory);
    Hypervisors hypervisors =
        new Hypervisors(machines, options.variables("hypervisorVariable"), mapping, reports);
    machines.identify(refs, hypervisors.named(), mapping, inventory);

    Mentions mentions = new Mentions(findings);
    HostAttributes attributes = new HostAttributes(inventory, mapping, options, reports);
    Locations locations = new Locations(options, refs, mentions, reports);
    StatedDependencies stated =
        new StatedDependencies(inventory, machines, refs, mentions, reports);
    Set<Object> told = new HashSet<>();
    for (Machine machine : machines.all()) {
      HostClaims claims = new HostClaims(machine.ref, machine.host.name);
      machine.host.places.values().forEach(claims::named);
      locations.emit(machine, claims);
      stated.emit(machine);
      if (told.add(machine.sameness())) {
        describe(machine, attributes, claims);
        claims.emit(findings);
      } else {
        // The attributes of the first inventory that lists a machine count; the others hold it.
        HostClaims listed = new HostClaims(machine.ref, machine.host.name);
        machine.host.places.values().forEach(listed::named);
        listed.emit(findings);
      }
    }
    hypervisors.emit(refs, mentions);
    new Clusters(options, machines, attributes, refs, mentions, reports).emit();
  }

  private static void describe(Machine machine, HostAttributes attributes, HostClaims claims) {
    Place first = machine.host.first();
    claims.attribute("inventory", machine.scope, first);
    claims.attribute("groups", List.copyOf(machine.groups), first);
    Optional<String> fqdn = Names.fqdn(machine.host.name);
    fqdn.ifPresent(name -> claims.attribute("fqdn", name, first));
    attributes.claim(machine, claims);
    Names.ipAddress(machine.host.name).ifPresent(ip -> claims.attribute("ipAddress", ip, first));
    attributes
        .environment(machine)
        .ifPresent(environment -> claims.attribute("environment", environment, first));
  }
}
