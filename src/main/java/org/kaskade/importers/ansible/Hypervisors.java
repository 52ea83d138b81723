package org.kaskade.importers.ansible;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;

/// What the hypervisor variable says: which machine runs on which.
final class Hypervisors {
  private final Map<Machine, Reference> references = new LinkedHashMap<>();
  private final Machines machines;
  private final VariableMapping mapping;
  private final Reports reports;

  Hypervisors(Machines machines, List<String> variables, VariableMapping mapping, Reports reports) {
    this.machines = machines;
    this.mapping = mapping;
    this.reports = reports;
    for (Machine machine : machines.all()) {
      Reference.read(machine, variables, reports)
          .ifPresent(reference -> references.put(machine, reference));
    }
  }

  /// Which machines run others.
  Set<Object> named() {
    Set<Object> named = new HashSet<>();
    references.forEach((machine, reference) ->
        machines
            .named(machine.scope, reference.name())
            .map(Machine::sameness)
            .filter(hypervisor -> !hypervisor.equals(machine.sameness()))
            .ifPresent(named::add));
    return named;
  }

  void emit(Refs refs, Mentions mentions) {
    references.forEach((machine, reference) -> emit(machine, reference, refs, mentions));
  }

  private void emit(Machine machine, Reference reference, Refs refs, Mentions mentions) {
    Optional<Machine> listed = machines.named(machine.scope, reference.name());
    if (listed.isPresent() && listed.get().sameness().equals(machine.sameness())) {
      reports.warning(
          "SELF_REFERENCE",
          reference.place(),
          "host '%s' is said to run on itself".formatted(machine.host.name));
      return;
    }
    CiRef hypervisor;
    if (listed.isPresent()) {
      hypervisor = listed.get().ref;
    } else {
      hypervisor = refs.machine(mapping.hypervisorClass(), machine.scope, reference.name());
      mentions.ci(hypervisor, reference.name(), Map.of("placeholder", true), reference.place());
      reports.info(
          "PLACEHOLDER",
          reference.place(),
          "hypervisor '%s' is no host of the inventory; list it to say more about it"
              .formatted(reference.name()));
    }
    mentions.dependency(machine.ref, hypervisor, "RUNS_ON", reference.place());
  }
}
