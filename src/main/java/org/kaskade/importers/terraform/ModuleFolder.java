package org.kaskade.importers.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.terraform.Body.Block;
import org.kaskade.importers.terraform.Expression.Literal;

/// The configuration files of one folder: a module, whoever calls it.
final class ModuleFolder {
  final String path;
  final Map<String, Declared> resources = new LinkedHashMap<>();
  final Map<String, Declared> calls = new LinkedHashMap<>();
  final Map<String, Expression> locals = new HashMap<>();
  final Map<String, Expression> outputs = new HashMap<>();

  /// A block and the file it stands in.
  record Declared(Block block, String file) {}

  /// @param files in the order of their paths
  ModuleFolder(String path, List<ParsedFile.Configuration> files, FileNotes notes) {
    this.path = path;
    List<ParsedFile.Configuration> overrides = new ArrayList<>();
    for (ParsedFile.Configuration file : files) {
      if (isOverride(file.path())) {
        overrides.add(file);
      } else {
        add(file, false, notes);
      }
    }
    overrides.forEach(file -> add(file, true, notes));
  }

  private static boolean isOverride(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\..*", "");
    return name.equals("override") || name.endsWith("_override");
  }

  private void add(ParsedFile.Configuration file, boolean override, FileNotes notes) {
    for (Block block : file.body().blocks()) {
      Declared declared = new Declared(block, file.path());
      switch (block.type()) {
        case "resource" -> {
          if (!block.label(0).isBlank() && !block.label(1).isBlank()) {
            put(resources, block.label(0) + "." + block.label(1), declared, override, notes);
          }
        }
        case "module" -> {
          if (!block.label(0).isBlank()) {
            put(calls, block.label(0), declared, override, notes);
          }
        }
        case "locals" -> block.body().attributes().forEach(locals::putIfAbsent);
        case "output" ->
            block
                .body()
                .attribute("value")
                .ifPresent(value -> outputs.putIfAbsent(block.label(0), value));
        default -> {}
      }
    }
  }

  /// In an override file a block changes what it names of the first.
  private static void put(
      Map<String, Declared> blocks,
      String name,
      Declared declared,
      boolean override,
      FileNotes notes) {
    Declared first = blocks.putIfAbsent(name, declared);
    if (first == null) {
      return;
    }
    if (!override) {
      notes.of(declared.file()).add("DUPLICATE_RESOURCE", name, declared.block().line());
      return;
    }
    Map<String, Expression> attributes = new LinkedHashMap<>(first.block().body().attributes());
    attributes.putAll(declared.block().body().attributes());
    List<Block> inner = new ArrayList<>(first.block().body().blocks());
    List<Block> changed = declared.block().body().blocks();
    inner.removeIf(old -> changed.stream().anyMatch(each -> each.type().equals(old.type())));
    inner.addAll(changed);
    Block block =
        new Block(
            first.block().type(),
            first.block().labels(),
            new Body(attributes, inner),
            first.block().line());
    blocks.put(name, new Declared(block, first.file()));
  }

  /// The folder that a call with a local source means; empty for a source elsewhere.
  Optional<String> folderOf(Declared call) {
    return call.block()
        .body()
        .attribute("source")
        .filter(Literal.class::isInstance)
        .map(source -> ((Literal) source).text())
        .filter(source ->
            source.startsWith("./")
                || source.startsWith("../")
                || source.equals("..")
                || source.equals("."))
        .flatMap(this::resolve);
  }

  private Optional<String> resolve(String relative) {
    List<String> steps = new ArrayList<>(path.isEmpty() ? List.of() : List.of(path.split("/", -1)));
    for (String step : relative.split("/", -1)) {
      if (step.equals("..")) {
        if (steps.isEmpty()) {
          return Optional.empty();
        }
        steps.removeLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return Optional.of(String.join("/", steps));
  }
}
