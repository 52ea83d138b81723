package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaskade.importers.terraform.Expression.Reference;
import org.kaskade.importers.terraform.ModuleInstance.Each;
import org.kaskade.importers.terraform.ModuleInstance.Found;

/// Finds the resources that expressions name, and counts what that asks for.
final class References {
  private static final int LONGEST_CHAIN = 50;
  private static final int MOST_STEPS = 5_000_000;

  private int steps;
  private int depth;

  void step() {
    steps++;
  }

  /// Whether the configurations of the source ask for more than is allowed.
  boolean exhausted() {
    return steps > MOST_STEPS;
  }

  /// The resources an expression names, through variables, locals and outputs.
  List<String> addresses(ModuleInstance module, Each each, Expression expression) {
    List<Reference> references = new ArrayList<>();
    Expressions.references(expression, references);
    Set<String> addresses = new LinkedHashSet<>();
    for (Reference reference : references) {
      addresses.addAll(addresses(module, each, reference));
    }
    return List.copyOf(addresses);
  }

  private List<String> addresses(ModuleInstance module, Each each, Reference reference) {
    if (++steps > MOST_STEPS) {
      return List.of();
    }
    String first = reference.step(0);
    String second = reference.step(1);
    return switch (first) {
      case "var", "local", "module" -> through(module, reference);
      case "each" ->
          each.over() == null || second.equals("key")
              ? List.of()
              : addresses(module, Each.NONE, each.over());
      case "count", "data", "path", "terraform", "self" -> List.of();
      default -> {
        // Names of loops are no types, which hold the name of their provider and more.
        if (first.indexOf('_') < 0 || second.isEmpty() || second.startsWith("[")) {
          yield List.of();
        }
        String block = ResourceAddress.join(module.address, first + "." + second);
        yield List.of(block + key(reference.step(2), each));
      }
    };
  }

  /// The resources that a variable, local or output leads to.
  private List<String> through(ModuleInstance module, Reference reference) {
    String name = String.join(".", reference.steps());
    List<String> known = module.known.get(name);
    if (known != null || depth > LONGEST_CHAIN) {
      return known == null ? List.of() : known;
    }
    module.known.put(name, List.of());
    depth++;
    Set<String> addresses = new LinkedHashSet<>();
    for (Found found : module.meaning(reference)) {
      addresses.addAll(addresses(found.module(), found.each(), found.expression()));
    }
    depth--;
    steps += addresses.size();
    List<String> all = List.copyOf(addresses);
    module.known.put(name, all);
    return all;
  }

  private static String key(String step, Each each) {
    if (!step.startsWith("[") || step.equals("[*]")) {
      return "";
    }
    boolean own =
        step.equals("[count.index]") || step.equals("[each.key]") || step.equals("[each.value]");
    if (own) {
      return each.key() == null ? "" : "[" + each.key() + "]";
    }
    return step.contains(".") && !step.startsWith("[\"") ? "" : step;
  }
}
