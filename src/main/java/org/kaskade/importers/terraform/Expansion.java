package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Secrets;
import org.kaskade.importers.terraform.Body.Block;
import org.kaskade.importers.terraform.Expression.Computed;
import org.kaskade.importers.terraform.Expression.Entries;
import org.kaskade.importers.terraform.Expression.Items;
import org.kaskade.importers.terraform.Expression.Literal;
import org.kaskade.importers.terraform.Expression.Reference;
import org.kaskade.importers.terraform.ModuleFolder.Declared;
import org.kaskade.importers.terraform.ModuleInstance.Each;
import org.kaskade.importers.terraform.ModuleInstance.Found;

/// Makes resources of configurations, as far as that goes without evaluating: follows calls of
/// modules in the same repository, literal counts and plain names.
final class Expansion {
  private static final int DEEPEST = 20;
  private static final int MOST_OF_ONE = 1_000;
  private static final int MOST_RESOURCES = 200_000;
  private static final Set<String> NO_BLOCKS =
      Set.of("lifecycle", "provisioner", "connection", "timeouts");
  private static final Set<String> NO_ATTRIBUTES =
      Set.of("count", "for_each", "provider", "depends_on");

  private final Map<String, ModuleFolder> folders;
  private final FileNotes notes;
  private final Set<String> uncertain = new LinkedHashSet<>();
  private final Set<String> visited = new LinkedHashSet<>();
  private final References references = new References();
  private int resources;

  Expansion(Map<String, ModuleFolder> folders, FileNotes notes) {
    this.folders = folders;
    this.notes = notes;
  }

  /// Whether a folder was part of what was expanded so far.
  boolean hasSeen(ModuleFolder folder) {
    return visited.contains(folder.path);
  }

  /// The modules and blocks of the root expanded last of which there may be none, without keys.
  Set<String> uncertain() {
    return Set.copyOf(uncertain);
  }

  List<Resource> expand(ModuleFolder root) {
    uncertain.clear();
    List<ModuleInstance> modules = new ArrayList<>();
    call(ModuleInstance.root(root), modules);
    List<Resource> found = new ArrayList<>();
    for (ModuleInstance module : modules) {
      module.folder.resources.values().forEach(each -> resource(module, each, found));
    }
    return found;
  }

  private void call(ModuleInstance module, List<ModuleInstance> modules) {
    visited.add(module.folder.path);
    modules.add(module);
    module.folder.calls.forEach((name, call) -> {
      Notes file = notes.of(call.file());
      int line = call.block().line();
      String folder = module.folder.folderOf(call).orElse(null);
      ModuleFolder called = folder == null ? null : folders.get(folder);
      if (folder == null) {
        file.add("REMOTE_MODULE", "module." + name, line);
      } else if (called == null) {
        file.add("MISSING_MODULE", "module." + name, line);
      } else if (module.depth() >= DEEPEST || modules.size() >= MOST_RESOURCES / 10) {
        file.add("LIMIT", "module." + name, line);
      } else {
        String address = ResourceAddress.join(module.address, "module." + name);
        for (Each each : instances(module, call, address)) {
          call(module.call(name, called, call.block().body().attributes(), each), modules);
        }
      }
    });
  }

  /// The instances that count and for_each make, one that nobody counts where that is unknown.
  private List<Each> instances(ModuleInstance module, Declared declared, String name) {
    Body body = declared.block().body();
    Expression count = body.attributes().get("count");
    Expression over = body.attributes().get("for_each");
    if (count == null && over == null) {
      return List.of(Each.NONE);
    }
    List<String> keys = count != null ? counted(module, count) : named(module, over);
    if (keys == null) {
      notes.of(declared.file()).add("NEEDS_EVALUATION", name, declared.block().line());
      uncertain.add(ResourceAddress.withoutKeys(name));
      return List.of(new Each(null, over));
    }
    if (keys.size() > MOST_OF_ONE) {
      notes.of(declared.file()).add("LIMIT", name, declared.block().line());
    }
    return keys.stream().limit(MOST_OF_ONE).map(key -> new Each(key, over)).toList();
  }

  private static @Nullable List<String> counted(ModuleInstance module, Expression count) {
    String text = module.text(count, Each.NONE);
    if (text == null || !text.matches("[0-9]{1,6}")) {
      return null;
    }
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < Math.min(Integer.parseInt(text), MOST_OF_ONE + 1); i++) {
      keys.add(String.valueOf(i));
    }
    return keys;
  }

  private static @Nullable List<String> named(ModuleInstance module, @Nullable Expression over) {
    if (over == null) {
      return null;
    }
    Found found = module.followed(over, Each.NONE);
    Set<String> keys = new LinkedHashSet<>();
    if (found.expression() instanceof Entries entries) {
      keys.addAll(entries.entries().keySet());
    } else if (found.expression() instanceof Items items) {
      for (Expression item : items.items()) {
        String text = found.module().text(item, Each.NONE);
        if (text == null) {
          return null;
        }
        keys.add(text);
      }
    } else {
      return null;
    }
    return keys.stream().map(ResourceAddress::quoted).toList();
  }

  private void resource(ModuleInstance module, Declared declared, List<Resource> found) {
    Block block = declared.block();
    String name = block.label(0) + "." + block.label(1);
    for (Each each : instances(module, declared, ResourceAddress.join(module.address, name))) {
      if (++resources > MOST_RESOURCES || references.exhausted()) {
        notes.of(declared.file()).add("LIMIT", name, block.line());
        return;
      }
      List<Leaf> leaves = new ArrayList<>();
      leaves(module, each, "", block.body(), leaves);
      List<Listed> listed = new ArrayList<>();
      block.body().attribute("depends_on").ifPresent(value -> listed(module, each, value, listed));
      found.add(
          new Resource(
              module.address,
              block.label(0),
              block.label(1),
              each.key(),
              declared.file(),
              block.line(),
              leaves,
              listed,
              false,
              false));
    }
  }

  /// In JSON syntax names stand as plain text.
  private void listed(ModuleInstance module, Each each, Expression value, List<Listed> listed) {
    if (value instanceof Items items) {
      items.items().forEach(item -> listed(module, each, item, listed));
    } else if (value instanceof Literal literal) {
      listed.add(new Listed(ResourceAddress.join(module.address, literal.text()), literal.line()));
    } else if (value instanceof Reference whole
        && whole.step(0).equals("module")
        && whole.steps().size() == 2) {
      String called = "module." + whole.step(1);
      listed.add(new Listed(ResourceAddress.join(module.address, called), whole.line()));
    } else {
      for (String address : references.addresses(module, each, value)) {
        listed.add(new Listed(address, value.line()));
      }
    }
  }

  private void leaves(ModuleInstance module, Each each, String at, Body body, List<Leaf> leaves) {
    body.attributes()
        .forEach((name, value) -> {
          if (!(at.isEmpty() && NO_ATTRIBUTES.contains(name)) && !Secrets.isSecretName(name)) {
            leaves(module, each, at.isEmpty() ? name : at + "." + name, value, leaves);
          }
        });
    for (Block block : body.blocks()) {
      boolean dynamic = block.type().equals("dynamic");
      String name = dynamic ? block.label(0) : block.type();
      if (NO_BLOCKS.contains(name) || Secrets.isSecretName(name)) {
        continue;
      }
      String path = at.isEmpty() ? name : at + "." + name;
      if (dynamic) {
        block.body().blocks().stream()
            .filter(inner -> inner.type().equals("content"))
            .forEach(inner -> leaves(module, each, path, inner.body(), leaves));
      } else {
        leaves(module, each, path, block.body(), leaves);
      }
    }
  }

  private void leaves(
      ModuleInstance module, Each each, String path, Expression value, List<Leaf> leaves) {
    references.step();
    switch (value) {
      case Literal literal -> {
        if (!literal.text().isBlank()) {
          leaves.add(Leaf.of(path, literal.text(), literal.line()));
        }
      }
      case Items items -> items.items().forEach(item -> leaves(module, each, path, item, leaves));
      case Entries entries ->
          entries
              .entries()
              .forEach((key, item) -> {
                if (!Secrets.isSecretName(key)) {
                  leaves(module, each, path + "." + key, item, leaves);
                }
              });
      case Reference reference ->
          leaves.add(
              new Leaf(
                  path,
                  module.text(reference, each),
                  references.addresses(module, each, reference),
                  reference.line()));
      case Computed computed ->
          leaves.add(
              new Leaf(path, null, references.addresses(module, each, computed), computed.line()));
    }
  }
}
