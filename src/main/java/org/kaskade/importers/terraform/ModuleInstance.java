package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.terraform.Expression.Literal;
import org.kaskade.importers.terraform.Expression.Reference;

/// A module at one of the places it is called from.
final class ModuleInstance {
  /// For instance `module.shop["eu"]`, empty for the root.
  final String address;

  final ModuleFolder folder;
  final Map<String, List<ModuleInstance>> children = new HashMap<>();
  final Map<String, List<String>> known = new HashMap<>();
  private final @Nullable ModuleInstance caller;
  private final Map<String, Expression> arguments;
  private final Each each;

  /// Which instance of a block with count or for_each is meant.
  ///
  /// @param key as addresses write it, or null
  /// @param over what for_each goes over, or null
  record Each(@Nullable String key, @Nullable Expression over) {
    static final Each NONE = new Each(null, null);
  }

  /// An expression and where its names are to be looked up.
  record Found(ModuleInstance module, Expression expression, Each each) {}

  private ModuleInstance(
      String address,
      ModuleFolder folder,
      @Nullable ModuleInstance caller,
      Map<String, Expression> arguments,
      Each each) {
    this.address = address;
    this.folder = folder;
    this.caller = caller;
    this.arguments = arguments;
    this.each = each;
  }

  static ModuleInstance root(ModuleFolder folder) {
    return new ModuleInstance("", folder, null, Map.of(), Each.NONE);
  }

  ModuleInstance call(String name, ModuleFolder called, Map<String, Expression> with, Each as) {
    String step = "module." + name + (as.key() == null ? "" : "[" + as.key() + "]");
    ModuleInstance child =
        new ModuleInstance(ResourceAddress.join(address, step), called, this, with, as);
    children.computeIfAbsent(name, any -> new ArrayList<>()).add(child);
    return child;
  }

  int depth() {
    int depth = 0;
    for (ModuleInstance each = caller; each != null; each = each.caller) {
      depth++;
    }
    return depth;
  }

  /// What `var.x`, `local.x` or `module.m.x` stands for here; nothing for other names.
  List<Found> meaning(Reference reference) {
    String name = reference.step(1);
    return switch (reference.step(0)) {
      case "var" -> {
        Expression argument = arguments.get(name);
        yield argument == null || caller == null
            ? List.of()
            : List.of(new Found(caller, argument, each));
      }
      case "local" -> {
        Expression local = folder.locals.get(name);
        yield local == null ? List.of() : List.of(new Found(this, local, Each.NONE));
      }
      case "module" -> outputs(name, reference);
      default -> List.of();
    };
  }

  private List<Found> outputs(String name, Reference reference) {
    String key = reference.step(2).startsWith("[") ? reference.step(2) : "";
    String output = reference.step(key.isEmpty() ? 2 : 3);
    List<Found> found = new ArrayList<>();
    for (ModuleInstance child : children.getOrDefault(name, List.of())) {
      Expression value = child.folder.outputs.get(output);
      boolean meant =
          key.isEmpty() || key.contains("*") || key.contains(".") || child.address.endsWith(key);
      if (value != null && meant) {
        found.add(new Found(child, value, Each.NONE));
      }
    }
    return found;
  }

  /// The expression that a chain of plain names ends in.
  Found followed(Expression expression, Each as) {
    Found found = new Found(this, expression, as);
    for (int i = 0; i < 20; i++) {
      if (!(found.expression() instanceof Reference reference) || reference.steps().size() > 4) {
        return found;
      }
      List<Found> next = found.module().meaning(reference);
      int used =
          reference.step(0).equals("module") ? (reference.step(2).startsWith("[") ? 4 : 3) : 2;
      if (next.size() != 1 || reference.steps().size() != used) {
        return found;
      }
      found = next.getFirst();
    }
    return found;
  }

  /// The value, where it stands there as it is or a chain of plain names leads to it.
  @Nullable String text(Expression expression, Each as) {
    Found found = followed(expression, as);
    String key = found.each().key();
    if (found.expression() instanceof Reference reference && key != null) {
      String name = String.join(".", reference.steps());
      boolean named = name.equals("each.key") && key.startsWith("\"");
      boolean counted = name.equals("count.index") && !key.startsWith("\"");
      return named ? key.substring(1, key.length() - 1) : counted ? key : null;
    }
    return found.expression() instanceof Literal literal ? literal.text() : null;
  }
}
