package org.kaskade.importers.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kaskade.schema.CmdbSchema;

/// Finds the mappings in folders of the user: the folder `<name>/` with a `mapping.yaml` is the
/// format `<name>`. Every problem of every file is found before any is told.
final class MappingFolders {
  private static final String FILE = "mapping.yaml";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final CmdbSchema schema;
  private final Set<String> taken;
  private final Map<String, Mapping> mappings = new TreeMap<>();
  private final List<MappingProblem> problems = new ArrayList<>();

  /// @param taken formats that Kaskade reads by itself
  MappingFolders(CmdbSchema schema, Set<String> taken) {
    this.schema = schema;
    this.taken = Set.copyOf(taken);
  }

  /// The mappings by name of their format.
  ///
  /// @throws InvalidMappings when anything is wrong, with all that is
  Map<String, Mapping> read(List<Path> directories) {
    directories.forEach(this::directory);
    if (!problems.isEmpty()) {
      throw new InvalidMappings(problems);
    }
    return Map.copyOf(mappings);
  }

  private void directory(Path directory) {
    if (!Files.isDirectory(directory)) {
      problem(
          directory,
          "kaskade.mapping-dirs names this folder, but there is none. Correct the path, or make the folder.");
      return;
    }
    for (Path entry : entries(directory)) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        folder(name, entry);
      } else if (name.equals(FILE)) {
        problem(
            entry,
            "the file is not read where it stands. Move it to a folder named like its format, e.g. %s/%s."
                .formatted("my-inventory", FILE));
      }
    }
  }

  private void folder(String name, Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      problem(folder, "the folder has no %s. Add it, or remove the folder.".formatted(FILE));
      return;
    }
    if (!NAME.matcher(name).matches()) {
      problem(
          folder,
          "'%s' can't be the name of a format. Rename the folder: lower-case letters, digits and -."
              .formatted(name));
    }
    if (taken.contains(name)) {
      problem(folder, "Kaskade has a format '%s' of its own. Rename the folder.".formatted(name));
    } else if (mappings.containsKey(name)) {
      problem(
          folder, "there is a mapping '%s' in another folder already. Rename one.".formatted(name));
    }
    try {
      MappingFile.read(file.toString(), Files.readAllBytes(file), schema, problems)
          .ifPresent(mapping -> mappings.putIfAbsent(name, mapping));
    } catch (IOException unreadable) {
      problem(
          file,
          "the file can't be read (%s). Let the user that runs Kaskade read it."
              .formatted(unreadable.getClass().getSimpleName()));
    }
  }

  private List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      problem(
          directory,
          "the folder can't be read (%s). Let the user that runs Kaskade read it."
              .formatted(unreadable.getClass().getSimpleName()));
      return List.of();
    }
  }

  private void problem(Path path, String message) {
    problems.add(new MappingProblem(path.toString(), 1, message));
  }
}
