package org.kaskade.importers.ansible;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;

/// The hosts and groups of one inventory, gathered from its files in order.
final class HostGroups {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";

  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Host> hosts = new LinkedHashMap<>();

  HostGroups() {
    group(ALL);
    group(UNGROUPED);
  }

  /// The group of this name, made where it was not spoken of before.
  Group group(String name) {
    return groups.computeIfAbsent(name, Group::new);
  }

  void define(String name, Place place) {
    Group group = group(name);
    if (group.defined == null) {
      group.defined = place;
    }
  }

  void addChild(String parent, String child, Place place) {
    group(child);
    group(parent).children.putIfAbsent(child, new Group.Child(child, place));
  }

  Host addHost(String name, String group, @Nullable Integer port, Place place) {
    Host host = hosts.get(name);
    if (host == null) {
      host = new Host(name);
      hosts.put(name, host);
      if (port != null) {
        setVariable(
            host, "ansible_port", PythonLiteral.parse(port.toString(), place.line()), place);
      }
    }
    host.places.putIfAbsent(place.file(), place);
    host.groups.add(group);
    group(group).hosts.putIfAbsent(name, place);
    return host;
  }

  void setVariable(Host host, String name, YamlNode value, Place place) {
    host.variables.put(name, new Variable(name, value, place));
  }

  void setVariable(Group group, String name, YamlNode value, Place place) {
    if (name.equals("ansible_group_priority")) {
      if (value instanceof YamlScalar scalar && scalar.text().matches("-?[0-9]{1,9}")) {
        group.priority = Integer.parseInt(scalar.text());
      }
    } else {
      group.variables.put(name, new Variable(name, value, place));
    }
  }

  Collection<Host> hosts() {
    return Collections.unmodifiableCollection(hosts.values());
  }

  Collection<Group> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  @Nullable Host host(String name) {
    return hosts.get(name);
  }

  boolean hasGroup(String name) {
    return groups.containsKey(name);
  }

  /// Links parents, leaving out what can't be: once, after the last file.
  void link(Reports reports) {
    new GroupTree(groups).link(reports);
    for (Host host : hosts.values()) {
      host.groups.remove(ALL);
      if (host.groups.size() > 1) {
        host.groups.remove(UNGROUPED);
      } else if (host.groups.isEmpty()) {
        host.groups.add(UNGROUPED);
      }
    }
  }

  /// The groups these belong to and those above them, `all` left out.
  Set<Group> withAncestors(Collection<String> names) {
    Set<Group> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(names);
    while (!open.isEmpty()) {
      Group group = group(open.pop());
      if (!group.name.equals(ALL) && found.add(group)) {
        open.addAll(group.parents);
      }
    }
    return found;
  }

  /// Every host that stands in this group or in one below it, and where it does.
  Map<String, Place> members(String name) {
    Map<String, Place> members = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(name);
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        Group group = group(next);
        group.hosts.forEach(members::putIfAbsent);
        open.addAll(group.children.keySet());
      }
    }
    if (name.equals(ALL)) {
      hosts.values().forEach(host -> members.putIfAbsent(host.name, host.first()));
    }
    return members;
  }
}
