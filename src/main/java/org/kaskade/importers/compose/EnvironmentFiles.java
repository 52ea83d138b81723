package org.kaskade.importers.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;
import org.kaskade.importers.compose.Project.Declared;

/// What `env_file` adds to the environment of services. Each file is read once.
final class EnvironmentFiles {
  private final ComposeFiles files;
  private final Project project;
  private final Map<String, Map<String, Text>> read = new HashMap<>();

  EnvironmentFiles(ComposeFiles files, Project project) {
    this.files = files;
    this.project = project;
  }

  /// The variables by name; those of later files win.
  Map<String, Text> of(Declared service) {
    Map<String, Text> variables = new LinkedHashMap<>();
    for (Part part : service.body().items("env_file")) {
      Optional<Text> path =
          part instanceof Entries entries
              ? entries.text("path")
              : Optional.of(part).filter(Text.class::isInstance).map(Text.class::cast);
      boolean required =
          !(part instanceof Entries entries)
              || !entries.text("required").map(Text::text).orElse("").equals("false");
      if (path.isPresent()) {
        Map<String, Text> more = variables(path.get(), required, service);
        if (project.parts.take(more.size())) {
          variables.putAll(more);
        }
      }
    }
    return variables;
  }

  private Map<String, Text> variables(Text path, boolean required, Declared service) {
    String from = path.place().file();
    String folder = project.folders.getOrDefault(from, Paths.folder(from));
    Optional<String> file = Paths.resolve(folder, path.text()).filter(files::exists);
    if (file.isEmpty()) {
      if (required) {
        project.problems.warn(
            "MISSING_FILE",
            path.place(),
            ("env_file of service %s is not in the repository, so addresses in it are not known;"
                    + " commit it without its secrets or set required: false")
                .formatted(service.name()));
      }
      return Map.of();
    }
    return read.computeIfAbsent(file.get(), this::variables);
  }

  private Map<String, Text> variables(String file) {
    return files
        .text(file, project.problems)
        .map(text -> EnvironmentFile.read(file, text, project.variables, project.characters))
        .orElse(Map.of());
  }
}
