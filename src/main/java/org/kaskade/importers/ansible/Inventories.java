package org.kaskade.importers.ansible;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kaskade.importers.ProblemSeverity;

/// Finds the inventories of a repository: those the options name, else those that `ansible.cfg`
/// names and those that look like one.
///
/// Files that lie together below a folder `inventory`, `inventories` or `environments` are one
/// inventory, unless they are all named for environments (`production`, `staging`); elsewhere, and
/// directly in `inventories`, each file is one of its own.
final class Inventories {
  /// How many hosts one file may list.
  static final int HOST_LIMIT = 100_000;

  /// In bytes: a larger file without extension is more likely a program than an inventory.
  private static final long UNTYPICAL_SIZE = 1 << 20;

  private static final Set<String> HOMES =
      Set.of("inventory", "inventories", "environments", "envs");
  private static final Set<String> FOREIGN =
      Set.of(
          "group_vars",
          "host_vars",
          "vars",
          "roles",
          "tasks",
          "handlers",
          "templates",
          "files",
          "defaults",
          "meta",
          "library",
          "module_utils",
          "filter_plugins",
          "collections",
          "molecule",
          "node_modules",
          "tests",
          "vars_plugins",
          "docs");
  private static final Set<String> EXTENSIONS =
      Set.of("", "ini", "yml", "yaml", "json", "inv", "inventory", "hosts");
  private static final Set<String> REJECTED =
      Set.of(
          "pyc",
          "pyo",
          "swp",
          "bak",
          "rpm",
          "md",
          "txt",
          "rst",
          "orig",
          "cfg",
          "retry",
          "j2",
          "example",
          "sample",
          "dist",
          "tmpl",
          "template",
          "toml",
          "lock",
          "pub",
          "pem");
  private static final Pattern NAME = Pattern.compile("(.*[._-])?(hosts|inventory)([._-].*)?");
  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "(?:(?:hosts|inventory)[._-])?(production|prod|prd|live|staging|stage|stg|development"
              + "|devel|dev|testing|test|tst|qa|uat|pre-?prod(?:uction)?|acceptance|integration|int"
              + "|sandbox|demo|lab|local|vagrant|ci|canary|dr)(?:[._-](?:hosts|inventory))?"
              + "(?:\\.(?:ini|ya?ml|json|inv|hosts))?");

  private final SourceFiles files;
  private final VariableFiles variables;
  private final AnsibleOptions options;
  private final Reports reports;
  private final Recognition recognition = new Recognition();

  Inventories(SourceFiles files, VariableFiles variables, AnsibleOptions options, Reports reports) {
    this.files = files;
    this.variables = variables;
    this.options = options;
    this.reports = reports;
  }

  List<InventorySource> find() {
    Map<String, InventorySource> found = new TreeMap<>();
    if (!options.inventories().isEmpty()) {
      for (String named : options.inventories()) {
        add(named, "", found, true);
      }
      return List.copyOf(found.values());
    }
    for (String path : files.paths()) {
      if (SourceFiles.name(path).equals("ansible.cfg") && !isForeign(path)) {
        configured(path, found);
      }
    }
    if (files.isFile("ansible.cfg") && !files.isMatched("ansible.cfg")) {
      configured("ansible.cfg", found);
    }
    Set<String> taken = new HashSet<>();
    found.values().forEach(inventory -> taken.addAll(inventory.files()));
    Map<String, List<String>> byFolder = new LinkedHashMap<>();
    for (String path : files.paths()) {
      if (!taken.contains(path) && isCandidate(path) && isInventory(path, isExpected(path))) {
        byFolder.computeIfAbsent(SourceFiles.folder(path), any -> new ArrayList<>()).add(path);
      }
    }
    byFolder.forEach((folder, inFolder) -> group(folder, inFolder, found));
    return List.copyOf(found.values());
  }

  private void configured(String path, Map<String, InventorySource> found) {
    String text =
        files.content(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    String section = "";
    for (String line : text.split("\\R", -1)) {
      String[] parts = line.split("=", 2);
      if (line.startsWith("[")) {
        section = line.strip();
      } else if (section.equals("[defaults]")
          && parts.length == 2
          && Set.of("inventory", "hostfile").contains(parts[0].strip())) {
        add(parts[1].split("[;#]", 2)[0].strip(), SourceFiles.folder(path), found, false);
      }
    }
  }

  /// Adds the inventory at these paths, divided by commas.
  private void add(
      String named, String from, Map<String, InventorySource> found, boolean mustExist) {
    List<String> all = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (String each : named.split(",", -1)) {
      String path = normal(from, each.strip());
      if (files.isFolder(path)) {
        addFolder(path, all);
        folders.add(path);
        paths.add(path.isEmpty() ? "." : path);
      } else if (files.isFile(path)) {
        all.add(path);
        folders.add(SourceFiles.folder(path));
        paths.add(path);
      } else if (mustExist) {
        reports.problem(
            ProblemSeverity.ERROR,
            "MISSING_INVENTORY",
            path,
            null,
            "option inventories names '%s', which is neither a file nor a folder of this commit"
                .formatted(each.strip()));
      }
    }
    if (!all.isEmpty()) {
      put(String.join(",", paths), all, folders, found);
    }
  }

  private void put(
      String path, List<String> all, List<String> folders, Map<String, InventorySource> found) {
    List<String> own = folders.stream().distinct().toList();
    found.put(path, new InventorySource(path, all, own, playbookFolders(own)));
  }

  private List<String> playbookFolders(List<String> own) {
    if (!options.playbookFolders().isEmpty()) {
      return options.playbookFolders().stream()
          .map(folder -> normal("", folder))
          .filter(folder -> !own.contains(folder))
          .toList();
    }
    String folder = own.getFirst();
    while (!folder.isEmpty()) {
      folder = SourceFiles.folder(folder);
      if (variables.standIn(folder) && !own.contains(folder)) {
        return List.of(folder);
      }
    }
    return List.of();
  }

  private void addFolder(String folder, List<String> all) {
    for (String name : files.names(folder)) {
      String path = SourceFiles.join(folder, name);
      boolean ignored =
          name.startsWith(".")
              || name.endsWith("~")
              || REJECTED.contains(SourceFiles.extension(name))
              || Set.of("group_vars", "host_vars", "vars_plugins").contains(name);
      if (ignored) {
        continue;
      }
      if (files.isFolder(path)) {
        if (!folder.isEmpty() || !FOREIGN.contains(name)) {
          addFolder(path, all);
        }
      } else if (isInventory(path, true)) {
        all.add(path);
      }
    }
  }

  private void group(String folder, List<String> inFolder, Map<String, InventorySource> found) {
    List<String> above = Arrays.asList(folder.split("/", -1));
    String last = above.getLast();
    boolean below = above.subList(0, above.size() - 1).stream().anyMatch(HOMES::contains);
    boolean together =
        (last.equals("inventory") || below)
            && (inFolder.size() == 1
                || !inFolder.stream()
                    .allMatch(path -> ENVIRONMENT.matcher(SourceFiles.name(path)).matches()));
    if (together) {
      put(folder, inFolder, List.of(folder), found);
    } else {
      inFolder.forEach(path -> put(path, List.of(path), List.of(folder), found));
    }
  }

  private static boolean isForeign(String path) {
    return Arrays.stream(SourceFiles.folder(path).split("/", -1))
        .anyMatch(folder -> FOREIGN.contains(folder) || folder.startsWith("."));
  }

  private static boolean isCandidate(String path) {
    String name = SourceFiles.name(path);
    String extension = SourceFiles.extension(name);
    return !isForeign(path)
        && !name.startsWith(".")
        && !name.endsWith("~")
        && !REJECTED.contains(extension)
        && (EXTENSIONS.contains(extension) || isExpected(path))
        && (!extension.equals("json") || isExpected(path));
  }

  private boolean isInventory(String path, boolean expected) {
    boolean untypical = !expected && SourceFiles.extension(SourceFiles.name(path)).isEmpty();
    if (untypical && files.size(path) > UNTYPICAL_SIZE) {
      return false;
    }
    return files
        .content(path)
        .map(content -> recognition.of(path, content, expected) != FileKind.NONE)
        .orElse(true);
  }

  /// Whether the name of the file or of a folder around it says that it is an inventory.
  static boolean isExpected(String path) {
    String name = SourceFiles.name(path).toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches()
        || Arrays.stream(SourceFiles.folder(path).split("/", -1)).anyMatch(HOMES::contains);
  }

  private static String normal(String from, String path) {
    List<String> parts = new ArrayList<>();
    for (String part : SourceFiles.join(from, path).split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
