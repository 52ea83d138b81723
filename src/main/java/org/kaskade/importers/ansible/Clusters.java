package org.kaskade.importers.ansible;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.ProblemSeverity;

/// The groups that option `clusters` names: each is a cluster that needs so many of its hosts.
final class Clusters {
  static final String MEMBERS = "members";

  private final Map<String, String> needs;
  private final Machines machines;
  private final HostAttributes attributes;
  private final Refs refs;
  private final Mentions mentions;
  private final Reports reports;

  Clusters(
      AnsibleOptions options,
      Machines machines,
      HostAttributes attributes,
      Refs refs,
      Mentions mentions,
      Reports reports) {
    this.needs = options.clusters();
    this.machines = machines;
    this.attributes = attributes;
    this.refs = refs;
    this.mentions = mentions;
    this.reports = reports;
  }

  void emit() {
    Set<String> found = new HashSet<>();
    Map<String, GatheredInventory> scopes = new HashMap<>();
    machines.all().forEach(machine -> scopes.putIfAbsent(machine.scope, machine.inventory));
    scopes.forEach((scope, inventory) -> {
      for (String group : needs.keySet()) {
        if (inventory.content.hasGroup(group)) {
          found.add(group);
          emit(scope, inventory, group);
        }
      }
    });
    for (String group : needs.keySet()) {
      if (!found.contains(group)) {
        reports.problem(
            ProblemSeverity.WARNING,
            "DANGLING_REFERENCE",
            ".",
            null,
            "option clusters names group '%s', which no inventory has".formatted(group));
      }
    }
  }

  private void emit(String scope, GatheredInventory inventory, String group) {
    Map<String, Place> members = inventory.content.members(group);
    if (members.isEmpty()) {
      return;
    }
    Set<Optional<String>> environments = new HashSet<>();
    members
        .keySet()
        .forEach(host ->
            machine(scope, host).ifPresent(m -> environments.add(attributes.environment(m))));
    Optional<String> environment =
        environments.size() == 1 ? environments.iterator().next() : Optional.empty();
    CiRef cluster = refs.cluster(scope, environment, group);
    Map<String, Object> said = new HashMap<>(Map.of("inventory", scope));
    environment.ifPresent(value -> said.put("environment", value));
    members.forEach((host, place) ->
        machine(scope, host)
            .ifPresent(machine -> {
              mentions.ci(cluster, group, said, place);
              mentions.dependency(
                  cluster, machine.ref, "MEMBER_OF", null, MEMBERS, needs.get(group), place);
            }));
  }

  private Optional<Machine> machine(String scope, String host) {
    return machines.named(scope, host);
  }
}
