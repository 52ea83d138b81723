package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;
import org.kaskade.yaml.YamlScalar;
import org.kaskade.yaml.YamlSequence;

/// Variables from `group_vars` and `host_vars`, each file read once.
///
/// Of `web`, `web.yml`, `web.yaml` and `web.json` Ansible reads the first that is there; a folder
/// is read with all its files, in the order of their names.
final class VariableFiles {
  static final String GROUP_VARS = "group_vars";
  static final String HOST_VARS = "host_vars";
  private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");
  private static final Set<String> EXTENSIONS = Set.of("", "yml", "yaml", "json");

  private final SourceFiles files;
  private final Reports reports;
  private final YamlFile yaml;
  private final Map<String, Map<String, Variable>> byFile = new HashMap<>();
  private final Map<String, Map<String, Variable>> byName = new HashMap<>();

  VariableFiles(SourceFiles files, Reports reports) {
    this.files = files;
    this.reports = reports;
    this.yaml = new YamlFile(reports);
  }

  /// The variables of a host or group, from the files beside an inventory or playbook.
  Map<String, Variable> of(String folder, String kind, String name) {
    if (name.startsWith("/")) {
      return Map.of();
    }
    String start = SourceFiles.join(SourceFiles.join(folder, kind), name);
    return byName.computeIfAbsent(
        start,
        any -> {
          Map<String, Variable> variables = new LinkedHashMap<>();
          chosen(start).forEach(file -> variables.putAll(load(file)));
          return variables.isEmpty() ? Map.of() : Collections.unmodifiableMap(variables);
        });
  }

  /// Whether variables of hosts or groups stand in this folder.
  boolean standIn(String folder) {
    return files.isFolder(SourceFiles.join(folder, GROUP_VARS))
        || files.isFolder(SourceFiles.join(folder, HOST_VARS));
  }

  /// Every file of variables beside this folder's inventories.
  List<String> all(String folder) {
    List<String> all = new ArrayList<>(files.below(SourceFiles.join(folder, GROUP_VARS)));
    all.addAll(files.below(SourceFiles.join(folder, HOST_VARS)));
    return all;
  }

  /// Reports what stands in this folder for no host or group that there is.
  void reportOrphans(String folder, String kind, Set<String> known) {
    String home = SourceFiles.join(folder, kind);
    for (String entry : files.names(home)) {
      String path = SourceFiles.join(home, entry);
      boolean isFolder = files.isFolder(path);
      String extension = SourceFiles.extension(entry);
      boolean ending = !extension.isEmpty() && EXTENSIONS.contains(extension);
      String name =
          ending && !isFolder ? entry.substring(0, entry.length() - extension.length() - 1) : entry;
      if (entry.startsWith(".") || entry.endsWith("~") || known.contains(entry)) {
        continue;
      }
      String file = isFolder ? files.below(path).stream().findFirst().orElse(path) : path;
      if (!known.contains(name)) {
        boolean host = kind.equals(HOST_VARS);
        if (!Set.of("md", "txt", "rst", "bak", "orig", "swp").contains(extension)) {
          reports.problem(
              host ? ProblemSeverity.WARNING : ProblemSeverity.INFO,
              host ? "ORPHAN_HOST_VARS" : "ORPHAN_GROUP_VARS",
              file,
              null,
              "variables of %s '%s', which no inventory lists; correct the name or remove them"
                  .formatted(host ? "host" : "group", name));
        }
      } else if (!isFolder && !chosen(SourceFiles.join(home, name)).contains(path)) {
        reports.problem(
            ProblemSeverity.WARNING,
            "IGNORED_VARIABLES",
            file,
            null,
            "Ansible does not read this file, because another one for '%s' stands beside it"
                .formatted(name));
      }
    }
  }

  private List<String> chosen(String start) {
    for (String ending : ENDINGS) {
      String path = start + ending;
      if (files.isFolder(path)) {
        List<String> found = new ArrayList<>();
        addFolder(path, found, 0);
        return found;
      }
      if (files.isMatched(path)) {
        return List.of(path);
      }
    }
    return List.of();
  }

  private void addFolder(String folder, List<String> found, int depth) {
    for (String name : files.names(folder)) {
      String path = SourceFiles.join(folder, name);
      String extension = SourceFiles.extension(name);
      if (name.startsWith(".") || name.endsWith("~")) {
        continue;
      }
      if (!files.isFolder(path) && EXTENSIONS.contains(extension)) {
        found.add(path);
      } else if (files.isFolder(path) && extension.isEmpty() && depth < 50) {
        addFolder(path, found, depth + 1);
      }
    }
  }

  private Map<String, Variable> load(String file) {
    return byFile.computeIfAbsent(
        file,
        any ->
            files
                .content(file, YamlFile.Content.FORM)
                .flatMap(content -> yaml.read(file, content))
                .map(mapping -> variables(file, mapping))
                .orElse(Map.of()));
  }

  private Map<String, Variable> variables(String file, YamlMapping mapping) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
      Place place = new Place(file, mapping.lineOf(entry.getKey()));
      variables.put(entry.getKey(), new Variable(entry.getKey(), entry.getValue(), place));
      if (hasSecret(entry.getValue())) {
        reports.info(
            "ENCRYPTED",
            place,
            "a value in '%s' is encrypted and not read".formatted(entry.getKey()));
      }
    }
    return variables;
  }

  /// Whether a value, or one within it, is encrypted with Ansible Vault.
  static boolean hasSecret(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> isSecret(scalar);
      case YamlSequence list -> list.items().stream().anyMatch(VariableFiles::hasSecret);
      case YamlMapping mapping ->
          mapping.entries().values().stream().anyMatch(VariableFiles::hasSecret);
    };
  }

  static boolean isSecret(YamlScalar scalar) {
    String tag = scalar.tag();
    return (tag != null && tag.startsWith("!vault"))
        || scalar.text().stripLeading().startsWith(YamlFile.VAULT)
        || scalar.text().startsWith("ENC[");
  }
}
