package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Resources that share their addresses: those of one state, one plan, or one root module.
final class Unit {
  /// How many instances are looked at for addresses that name many.
  private static final long MOST_LOOKED_AT = 500_000;

  /// What says more comes first.
  enum Layer {
    STATE,
    PLAN,
    CONFIGURATION
  }

  final Layer layer;

  /// Within which addresses are unique, e.g. `shop/production`.
  final String scope;

  final String folder;

  /// What is said of the same resources by units that say more.
  final List<Unit> covering = new ArrayList<>();

  /// Modules and blocks of which there may be none, without keys.
  final Set<String> uncertain = new HashSet<>();

  private final List<Resource> resources;
  private long looked;
  private final Map<String, List<Resource>> blocks = new LinkedHashMap<>();
  private final Map<String, Node> byAddress = new HashMap<>();
  private final Map<String, List<Node>> byBlock = new HashMap<>();

  /// @param notes told of addresses that stand twice; the first counts
  Unit(Layer layer, String scope, String folder, List<Resource> all, FileNotes notes) {
    this.layer = layer;
    this.scope = scope;
    this.folder = folder;
    this.resources = new ArrayList<>();
    Map<String, Resource> known = new HashMap<>();
    for (Resource each : all) {
      if (known.putIfAbsent(each.address(), each) == null) {
        resources.add(each);
        blocks.computeIfAbsent(each.block(), any -> new ArrayList<>()).add(each);
      } else {
        notes.of(each.file()).add("DUPLICATE_RESOURCE", each.address(), each.line());
      }
    }
  }

  List<Resource> resources() {
    return resources;
  }

  /// Whether so many instances depend on so many others that some dependencies are left out.
  boolean isExhausted() {
    return looked > MOST_LOOKED_AT;
  }

  /// Whether there may be none of this resource: its count or that of a module is unknown.
  boolean isUncertain(Resource resource) {
    String module = "";
    List<String> steps = ResourceAddress.steps(ResourceAddress.withoutKeys(resource.module()));
    for (int i = 0; i + 1 < steps.size(); i += 2) {
      module = ResourceAddress.join(module, steps.get(i) + "." + steps.get(i + 1));
      if (uncertain.contains(module)) {
        return true;
      }
    }
    return uncertain.contains(resource.block());
  }

  /// Resources by their address without keys.
  Map<String, List<Resource>> blocks() {
    return blocks;
  }

  void add(Node node) {
    byAddress.put(node.resource().address(), node);
    byBlock.computeIfAbsent(node.resource().block(), any -> new ArrayList<>()).add(node);
  }

  /// The nodes that an address means to a resource of this unit: those of the same instances of its
  /// modules, where there are any.
  List<Node> find(String address, Resource from) {
    List<Node> found = findHere(address, from);
    for (Unit other : covering) {
      if (found.isEmpty()) {
        found = other.findHere(address, from);
      }
    }
    return found;
  }

  private List<Node> findHere(String address, Resource from) {
    Node exact = byAddress.get(address);
    if (exact != null) {
      return List.of(exact);
    }
    List<Node> block = byBlock.getOrDefault(ResourceAddress.withoutKeys(address), List.of());
    if (block.size() <= 1) {
      return block;
    }
    looked += block.size();
    if (looked > MOST_LOOKED_AT) {
      return List.of();
    }
    List<Node> together =
        block.stream()
            .filter(node -> ResourceAddress.belongTogether(node.resource().module(), from.module()))
            .toList();
    return together.isEmpty() ? block : together;
  }
}
