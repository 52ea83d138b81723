package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The hosts and groups of one inventory with all their variables.
final class GatheredInventory {
  /// The groups a host is in and the layers of variables they give it.
  private record Membership(Set<String> names, List<Map<String, Variable>> layers) {}

  private static final Comparator<Group> WEAKEST_FIRST =
      Comparator.<Group>comparingInt(group -> group.depth)
          .thenComparingInt(group -> group.priority)
          .thenComparing(group -> group.name);

  final InventorySource source;
  final HostGroups content;
  private final VariableFiles files;
  private final Map<Set<String>, Membership> memberships = new HashMap<>();

  GatheredInventory(InventorySource source, HostGroups content, VariableFiles files) {
    this.source = source;
    this.content = content;
    this.files = files;
  }

  /// The groups of a host and those above them, the weakest first, `all` left out.
  Set<String> groups(Host host) {
    return membership(host).names();
  }

  HostVariables variables(Host host) {
    List<Map<String, Variable>> layers = new ArrayList<>(membership(host).layers());
    layers.add(host.variables);
    for (List<String> folders : List.of(source.folders(), source.playbookFolders())) {
      for (String folder : folders) {
        layers.add(files.of(folder, VariableFiles.HOST_VARS, host.name));
      }
    }
    return new HostVariables(host.name, HostVariables.compact(layers));
  }

  private Membership membership(Host host) {
    return memberships.computeIfAbsent(host.groups, direct -> membership(direct));
  }

  /// In Ansible's order: what stands in the inventory, then `group_vars/all`, then `group_vars` of
  /// the other groups; those beside playbooks after those beside the inventory.
  private Membership membership(Set<String> direct) {
    List<Group> groups = new ArrayList<>(content.withAncestors(direct));
    groups.sort(WEAKEST_FIRST);
    Set<String> names = new LinkedHashSet<>();
    List<Map<String, Variable>> layers = new ArrayList<>();
    layers.add(content.group(HostGroups.ALL).variables);
    for (Group group : groups) {
      names.add(group.name);
      layers.add(group.variables);
    }
    List<List<String>> places = List.of(source.folders(), source.playbookFolders());
    places.forEach(folders -> add(layers, folders, Set.of(HostGroups.ALL)));
    places.forEach(folders -> add(layers, folders, names));
    return new Membership(names, HostVariables.compact(layers));
  }

  private void add(List<Map<String, Variable>> layers, List<String> folders, Set<String> groups) {
    for (String folder : folders) {
      for (String group : groups) {
        layers.add(files.of(folder, VariableFiles.GROUP_VARS, group));
      }
    }
  }
}
