package org.kaskade.importers.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;
import org.kaskade.yaml.YamlMapping;
import org.kaskade.yaml.YamlNode;

/// Loads the files of one project in order, what they include before what they say themselves.
final class ProjectLoader {
  private static final int DEEPEST = 50;

  private final ComposeFiles files;
  private final Project project;
  private final Merging merging;
  private final List<String> loading = new ArrayList<>();

  ProjectLoader(ComposeFiles files, Project project) {
    this.files = files;
    this.project = project;
    this.merging = new Merging(project.parts);
  }

  /// Loads everything, relative to this folder, whose `.env` counts.
  void load(String folder) {
    project.variables.putAll(variables(List.of(folder + "/.env"), Map.of()));
    for (String file : project.rootFiles) {
      load(file, folder, project.variables);
    }
    if (project.problems.anyUnreadable()) {
      for (String file : project.files()) {
        if (!project.problems.isUnreadable(file)) {
          project.problems.unreadable(
              file,
              "INCOMPLETE_PROJECT",
              null,
              "another file of this project can't be read, so what this file said before stays;"
                  + " correct the other file");
        }
      }
    }
  }

  private void load(String file, String folder, Map<String, String> variables) {
    if (project.folders.putIfAbsent(file, folder) != null) {
      return;
    }
    loading.add(file);
    Interpolation interpolation = new Interpolation(variables, project.characters);
    Conversion conversion = new Conversion(file, interpolation);
    for (YamlMapping root : files.documents(file, project.problems)) {
      include(root, folder, conversion, variables);
      if (conversion.under(root, "name") instanceof Text name) {
        project.rename(name);
      }
      services(root, conversion);
      volumes(root, conversion);
    }
    loading.removeLast();
  }

  private void services(YamlMapping root, Conversion conversion) {
    Optional<YamlMapping> services = section(root, "services", conversion);
    if (services.isEmpty()) {
      return;
    }
    ServiceExtension extension = new ServiceExtension(files, project, merging, conversion);
    services
        .get()
        .entries()
        .forEach((name, node) -> {
          int line = services.get().lineOf(name);
          if (node instanceof YamlMapping body) {
            put(project.services, extension.of(name, body, line, services.get()));
          } else {
            project.problems.unexpectedType(
                conversion.place(line), "the service " + name, "a mapping");
          }
        });
  }

  private void volumes(YamlMapping root, Conversion conversion) {
    section(root, "volumes", conversion)
        .ifPresent(volumes ->
            volumes
                .entries()
                .forEach((name, node) -> {
                  Place place = conversion.place(volumes.lineOf(name));
                  Entries body =
                      conversion.part(node, place.line()) instanceof Entries entries
                          ? entries
                          : new Entries(Map.of(), false, place);
                  put(
                      project.volumes,
                      new Declared(name, body, Map.of(place.file(), place.line())));
                }));
  }

  private void put(Map<String, Declared> declared, Declared later) {
    Declared base = declared.get(later.name());
    if (base == null) {
      declared.put(later.name(), later);
      return;
    }
    Map<String, Integer> standsAt = new LinkedHashMap<>(base.standsAt());
    later.standsAt().forEach(standsAt::putIfAbsent);
    declared.put(
        later.name(), new Declared(later.name(), merging.of(base.body(), later.body()), standsAt));
  }

  private void include(
      YamlMapping root, String folder, Conversion conversion, Map<String, String> variables) {
    YamlNode node = root.get("include");
    if (node == null) {
      return;
    }
    int line = root.lineOf("include");
    Entries section =
        new Entries(Map.of("include", conversion.part(node, line)), false, conversion.place(line));
    for (Part item : section.items("include")) {
      Entries entry =
          item instanceof Entries settings
              ? settings
              : new Entries(Map.of("path", item), false, item.place());
      List<String> paths = new ArrayList<>();
      for (Part path : entry.items("path")) {
        resolved(folder, path).filter(file -> mayLoad(file, path.place())).ifPresent(paths::add);
      }
      if (paths.isEmpty()) {
        continue;
      }
      String own =
          Optional.ofNullable(entry.get("project_directory"))
              .flatMap(path -> path(folder, path))
              .orElse(Paths.folder(paths.getFirst()));
      List<String> environments = new ArrayList<>();
      entry.items("env_file").forEach(path -> path(folder, path).ifPresent(environments::add));
      Map<String, String> inner =
          variables(environments.isEmpty() ? List.of(own + "/.env") : environments, variables);
      for (String path : paths) {
        project.included.add(path);
        load(path, own, inner);
      }
    }
  }

  private boolean mayLoad(String file, Place place) {
    if (loading.contains(file)) {
      project.problems.warn(
          "CYCLE",
          place,
          "includes %s, which includes this file; remove one of the two".formatted(file));
      return false;
    }
    if (loading.size() >= DEEPEST) {
      project.problems.warn(
          "LIMIT", place, "includes are nested more than %d deep; flatten them".formatted(DEEPEST));
      return false;
    }
    return true;
  }

  private Optional<String> resolved(String folder, Part path) {
    Optional<String> resolved = path(folder, path);
    if (resolved.isPresent() && !files.exists(resolved.get())) {
      project.problems.warn(
          "MISSING_FILE",
          path.place(),
          "there is no file %s; correct the include".formatted(resolved.get()));
      return Optional.empty();
    }
    if (resolved.isEmpty() && path instanceof Text text && text.unresolved().isEmpty()) {
      project.problems.note(
          "EXTERNAL_REFERENCE", path.place(), "includes a file outside of the repository");
    }
    return resolved;
  }

  private static Optional<String> path(String folder, Part path) {
    return path instanceof Text text && !text.text().isBlank()
        ? Paths.resolve(folder, text.text())
        : Optional.empty();
  }

  /// The variables of these files, of which those outside win.
  private Map<String, String> variables(List<String> environments, Map<String, String> outer) {
    Map<String, String> variables = new HashMap<>();
    for (String path : environments) {
      String file = path.startsWith("/") ? path.substring(1) : path;
      files
          .text(file, project.problems)
          .ifPresent(text ->
              EnvironmentFile.read(file, text, outer, project.characters)
                  .forEach((name, value) -> variables.put(name, value.text())));
    }
    variables.putAll(outer);
    return variables;
  }

  private Optional<YamlMapping> section(YamlMapping root, String key, Conversion conversion) {
    @Nullable YamlNode node = root.get(key);
    if (node instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    if (node != null && !(conversion.part(node, root.lineOf(key)) instanceof Part.Nothing)) {
      project.problems.unexpectedType(conversion.place(root.lineOf(key)), key, "a mapping");
    }
    return Optional.empty();
  }
}
