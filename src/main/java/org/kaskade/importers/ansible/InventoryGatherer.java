package org.kaskade.importers.ansible;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kaskade.importers.ProblemSeverity;
import org.kaskade.yaml.YamlMapping;

/// Reads the files of inventories one after another, and reports variables that are for nobody.
final class InventoryGatherer {
  private final SourceFiles files;
  private final VariableFiles variables;
  private final Reports reports;
  private final Recognition recognition = new Recognition();

  /// Folders with variables of inventories whose hosts are not all known.
  private final Set<String> uncertain = new HashSet<>();

  InventoryGatherer(SourceFiles files, VariableFiles variables, Reports reports) {
    this.files = files;
    this.variables = variables;
    this.reports = reports;
  }

  List<GatheredInventory> gather(List<InventorySource> sources) {
    List<GatheredInventory> all = new ArrayList<>();
    for (InventorySource source : sources) {
      HostGroups content = new HostGroups();
      boolean complete = true;
      for (String file : source.files()) {
        complete &= read(file, content);
      }
      content.link(reports);
      if (!complete) {
        uncertain.addAll(source.folders());
        uncertain.addAll(source.playbookFolders());
      }
      all.add(new GatheredInventory(source, content, variables));
    }
    reportOrphans(all);
    return all;
  }

  /// Whether all hosts of the file are known now.
  private boolean read(String file, HostGroups content) {
    byte[] bytes = files.content(file).orElse(null);
    if (bytes == null) {
      return false;
    }
    return switch (recognition.named(file, bytes)) {
      case INI -> readIni(file, bytes, content);
      case YAML -> readYaml(file, bytes, content);
      case DYNAMIC -> {
        reports.keep(file);
        reports.problem(
            ProblemSeverity.INFO,
            "DYNAMIC_INVENTORY",
            file,
            null,
            "a script or plugin makes these hosts when Ansible runs; import from where it gets"
                + " them");
        yield false;
      }
      case NONE -> true;
    };
  }

  private boolean readIni(String file, byte[] bytes, HostGroups content) {
    if (YamlFile.isVault(bytes)) {
      new YamlFile(reports).read(file, YamlFile.Content.FORM.of(bytes));
      return false;
    }
    IniInventory ini = new IniInventory(file, content, reports);
    ini.read(withoutMark(new String(bytes, StandardCharsets.UTF_8)));
    return ini.complete();
  }

  private boolean readYaml(String file, byte[] bytes, HostGroups content) {
    YamlInventory yaml = new YamlInventory(file, content, reports);
    Optional<YamlMapping> root = new YamlFile(reports).read(file, YamlFile.Content.FORM.of(bytes));
    root.ifPresent(yaml::read);
    return root.isPresent() && yaml.complete();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void reportOrphans(List<GatheredInventory> all) {
    Map<String, Set<String>> hosts = new TreeMap<>();
    Map<String, Set<String>> groups = new TreeMap<>();
    for (GatheredInventory inventory : all) {
      List<String> folders = new ArrayList<>(inventory.source.folders());
      folders.addAll(inventory.source.playbookFolders());
      for (String folder : folders) {
        Set<String> hostsHere = hosts.computeIfAbsent(folder, any -> new TreeSet<>());
        inventory.content.hosts().forEach(host -> hostsHere.add(host.name));
        Set<String> groupsHere = groups.computeIfAbsent(folder, any -> new TreeSet<>());
        inventory.content.groups().stream()
            .filter(group -> group.defined != null)
            .forEach(group -> groupsHere.add(group.name));
        groupsHere.add(HostGroups.ALL);
        groupsHere.add(HostGroups.UNGROUPED);
      }
    }
    for (String folder : hosts.keySet()) {
      if (uncertain.contains(folder)) {
        variables.all(folder).forEach(reports::keep);
      } else {
        variables.reportOrphans(
            folder, VariableFiles.HOST_VARS, hosts.getOrDefault(folder, Set.of()));
        variables.reportOrphans(
            folder, VariableFiles.GROUP_VARS, groups.getOrDefault(folder, Set.of()));
      }
    }
  }
}
