package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.Findings;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.InventoryReader;
import org.kaskade.importers.ProblemSeverity;
import org.springframework.stereotype.Component;

/// Reads Compose files.
///
/// Options: `files`, paths that are merged in this order to one project, as `docker compose -f`
/// does; `environment`, that of every CI found.
@Component
final class ComposeReader implements InventoryReader {
  private final ComposeMapping mapping = ComposeMapping.load();

  @Override
  public String format() {
    return "compose";
  }

  @Override
  public void read(Inventory inventory, Findings findings) {
    ComposeFiles files = new ComposeFiles(inventory);
    List<String> chosen = chosen(inventory, files, findings);
    ProjectFiles projectFiles = new ProjectFiles(inventory.source(), mapping, files);
    projectFiles.find(inventory.files(), chosen);
    Map<ProjectFiles.Root, Project> loaded = new LinkedHashMap<>();
    for (ProjectFiles.Root root : projectFiles.roots()) {
      Project project = new Project(root.id(), root.name(), root.paths());
      new ProjectLoader(files, project).load(root.folder());
      loaded.put(root, project);
    }
    List<Project> projects = counting(loaded);
    VolumeNames volumes = new VolumeNames(inventory.source(), mapping.volumeClass(), projects);
    Set<InventoryProblem> reported = new HashSet<>();
    Set<String> read = new HashSet<>(chosen);
    @Nullable String environment = text(inventory.options().get("environment"));
    for (Project project : projects) {
      EnvironmentFiles environments = new EnvironmentFiles(files, project);
      new ProjectFindings(project, mapping, volumes, environments, environment, findings).say();
      project.problems.handOver(findings, reported);
      read.addAll(project.files());
    }
    for (String variant : projectFiles.variants()) {
      if (!read.contains(variant)) {
        findings.problem(
            ProblemSeverity.INFO,
            "VARIANT_NOT_READ",
            variant,
            null,
            "stands beside the file of a project and is no part of it by its name; to merge it,"
                + " name both files in the source's option files");
      }
    }
  }

  /// The projects that no other one includes or is made from; of those that include each other the
  /// first.
  private static List<Project> counting(Map<ProjectFiles.Root, Project> loaded) {
    Map<String, List<Project>> including = new HashMap<>();
    Set<String> extended = new HashSet<>();
    Set<String> before = new HashSet<>();
    for (Project project : loaded.values()) {
      project.included.forEach(
          file -> including.computeIfAbsent(file, any -> new ArrayList<>()).add(project));
      extended.addAll(project.extended);
    }
    List<Project> counting = new ArrayList<>();
    loaded.forEach((root, project) -> {
      String file = project.rootFiles.getFirst();
      boolean part =
          including.getOrDefault(file, List.of()).stream()
              .map(user -> user.rootFiles.getFirst())
              .filter(user -> !user.equals(file))
              .anyMatch(user -> before.contains(user) || !project.included.contains(user));
      boolean template = !root.named() && extended.contains(file);
      if (!part && !template) {
        counting.add(project);
      }
      before.add(file);
    });
    return counting;
  }

  private static List<String> chosen(Inventory inventory, ComposeFiles files, Findings findings) {
    List<String> chosen = new ArrayList<>();
    Object option = inventory.options().get("files");
    for (Object path :
        option instanceof List<?> list ? list : option == null ? List.of() : List.of(option)) {
      String file = Paths.resolve("", String.valueOf(path)).orElse("");
      if (files.exists(file)) {
        chosen.add(file);
      } else {
        findings.problem(
            ProblemSeverity.WARNING,
            "MISSING_FILE",
            String.valueOf(path),
            null,
            "the option files names a file that is not in the repository; correct the option");
      }
    }
    return chosen;
  }

  private static @Nullable String text(@Nullable Object option) {
    return option == null || option.toString().isBlank() ? null : option.toString();
  }
}
