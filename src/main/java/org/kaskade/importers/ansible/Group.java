package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A group of hosts and of further groups.
final class Group {
  /// Another group that is said to belong to this one.
  record Child(String name, Place place) {}

  final String name;
  final Map<String, Variable> variables = new LinkedHashMap<>();
  final Map<String, Child> children = new LinkedHashMap<>();
  final Set<String> parents = new LinkedHashSet<>();

  /// Hosts that stand in this group itself, and where they first do.
  final Map<String, Place> hosts = new LinkedHashMap<>();

  /// Where only its variables are given; reported when it is defined nowhere.
  final List<Place> variablesOnly = new ArrayList<>();

  /// Where it is first defined; null while it is only spoken of.
  @Nullable Place defined;

  /// `ansible_group_priority`: among groups of equal depth the greater one wins.
  int priority = 1;

  /// How far below `all`: the longest way counts.
  int depth;

  Group(String name) {
    this.name = name;
  }
}
