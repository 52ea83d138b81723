package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// The references between blocks that the configuration in a plan tells: ids of what doesn't exist
/// yet are unknown.
final class PlannedReferences {
  private static final int LONGEST_CHAIN = 10;
  private static final int MOST_NAMES = 500_000;
  private static final Set<String> OTHERS =
      Set.of("local", "data", "each", "count", "path", "terraform", "self");

  private final Map<String, OfBlock> blocks = new HashMap<>();
  private int names;

  /// Those of one block.
  record OfBlock(List<Leaf> leaves, List<Listed> dependencies) {}

  /// A module and what its caller gives it.
  private record Scope(YamlMapping module, String address, Map<String, List<String>> arguments) {}

  private PlannedReferences() {}

  /// By the address of the block, without keys.
  static Map<String, OfBlock> of(YamlMapping rootModule) {
    PlannedReferences references = new PlannedReferences();
    references.read(new Scope(rootModule, "", Map.of()), 0);
    return references.blocks;
  }

  private void read(Scope scope, int depth) {
    for (YamlMapping resource : scope.module().mappings("resources")) {
      List<Leaf> leaves = new ArrayList<>();
      resource.mapping("expressions").ifPresent(all -> leaves("", all, scope, leaves));
      List<Listed> listed = new ArrayList<>();
      for (YamlNode item : resource.items("depends_on")) {
        if (item instanceof YamlScalar name) {
          listed.add(new Listed(ResourceAddress.join(scope.address(), name.text()), name.line()));
        }
      }
      String block = resource.text("type").orElse("") + "." + resource.text("name").orElse("");
      blocks.put(ResourceAddress.join(scope.address(), block), new OfBlock(leaves, listed));
    }
    scope
        .module()
        .mapping("module_calls")
        .ifPresent(calls ->
            calls
                .entries()
                .keySet()
                .forEach(name -> {
                  Scope called = called(scope, name, depth);
                  if (called != null && depth < 2 * LONGEST_CHAIN) {
                    read(called, depth + 1);
                  }
                }));
  }

  private @Nullable Scope called(Scope scope, String name, int depth) {
    YamlMapping call = scope.module().mapping("module_calls", name).orElse(null);
    YamlMapping module = call == null ? null : call.mapping("module").orElse(null);
    if (call == null || module == null) {
      return null;
    }
    Map<String, List<String>> arguments = new HashMap<>();
    call.mapping("expressions")
        .ifPresent(all ->
            all.entries()
                .keySet()
                .forEach(argument ->
                    all.mapping(argument)
                        .ifPresent(value ->
                            arguments.put(argument, addresses(names(value), scope, depth + 1)))));
    return new Scope(module, ResourceAddress.join(scope.address(), "module." + name), arguments);
  }

  private void leaves(String at, YamlMapping expressions, Scope scope, List<Leaf> leaves) {
    List<String> addresses = addresses(names(expressions), scope, 0);
    if (!addresses.isEmpty()) {
      leaves.add(new Leaf(at, null, addresses, expressions.line()));
    }
    expressions
        .entries()
        .forEach((key, value) -> {
          String path = at.isEmpty() ? key : at + "." + key;
          if (value instanceof YamlMapping mapping) {
            leaves(path, mapping, scope, leaves);
          } else if (value instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
              if (item instanceof YamlMapping mapping) {
                leaves(path, mapping, scope, leaves);
              }
            }
          }
        });
  }

  private static List<String> names(YamlMapping expression) {
    List<String> names = new ArrayList<>();
    for (YamlNode item : expression.items("references")) {
      if (item instanceof YamlScalar name) {
        names.add(name.text());
      }
    }
    return names;
  }

  /// Of `aws_subnet.a.id` and `aws_subnet.a` the resource alone, once.
  private List<String> addresses(List<String> named, Scope scope, int depth) {
    Set<String> addresses = new LinkedHashSet<>();
    for (String name : named) {
      List<String> steps = ResourceAddress.steps(name);
      String first = ResourceAddress.withoutKeys(steps.getFirst());
      if (steps.size() < 2 || depth > LONGEST_CHAIN || ++names > MOST_NAMES) {
        continue;
      }
      if (first.equals("var")) {
        addresses.addAll(
            scope.arguments().getOrDefault(ResourceAddress.withoutKeys(steps.get(1)), List.of()));
      } else if (first.equals("module")) {
        String child = ResourceAddress.withoutKeys(steps.get(1));
        Scope called = steps.size() < 3 ? null : called(scope, child, depth + 1);
        if (called != null) {
          String output = ResourceAddress.withoutKeys(steps.get(2));
          called
              .module()
              .mapping("outputs", output, "expression")
              .ifPresent(value -> addresses.addAll(addresses(names(value), called, depth + 1)));
        }
      } else if (!OTHERS.contains(first)) {
        addresses.add(ResourceAddress.join(scope.address(), steps.get(0) + "." + steps.get(1)));
      }
    }
    return List.copyOf(addresses);
  }
}
