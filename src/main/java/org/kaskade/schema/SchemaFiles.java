package org.kaskade.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kaskade.schema.DeclarationFile.Folder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Finds the declarations: those shipped on the classpath, and those in folders of the user, who
/// can keep some on the classpath too.
final class SchemaFiles {
  private static final List<String> POLICIES = List.of("precedence.yaml", "change-risk.yaml");
  private static final List<String> FOLDERS =
      Arrays.stream(Folder.values()).map(folder -> folder.folderName).toList();

  private static final String CLASSPATH = "classpath:";
  private static final String NO_FOLDER =
      "kaskade.schema-dirs names this folder, but there is none. Correct the path, or make the folder.";

  private final Problems problems;

  SchemaFiles(Problems problems) {
    this.problems = problems;
  }

  /// The shipped ones, by name; also out of the jar.
  List<DeclarationFile> shipped() {
    return onClasspath("cmdb-schema/", true);
  }

  /// Those in this folder of the user, by name.
  List<DeclarationFile> of(String directory) {
    if (!directory.startsWith(CLASSPATH)) {
      return of(Path.of(directory));
    }
    String place = directory.substring(CLASSPATH.length()).replaceAll("^/|/$", "") + "/";
    List<DeclarationFile> files = onClasspath(place, false);
    if (files.isEmpty()) {
      problems.add(directory, 1, NO_FOLDER);
    }
    return files;
  }

  private List<DeclarationFile> onClasspath(String root, boolean shipped) {
    List<DeclarationFile> files = new ArrayList<>();
    try {
      for (Folder folder : Folder.values()) {
        String place = root + folder.folderName + "/";
        for (Resource resource :
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:" + place + "*.yaml")) {
          files.add(
              new DeclarationFile(
                  folder,
                  place + resource.getFilename(),
                  shipped,
                  resource.getContentAsByteArray()));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(root + " on the classpath can't be read", unreadable);
    }
    files.sort(Comparator.comparing(DeclarationFile::folder).thenComparing(DeclarationFile::path));
    return files;
  }

  /// Hidden files are none: a mounted ConfigMap has some.
  private List<DeclarationFile> of(Path directory) {
    if (!Files.isDirectory(directory)) {
      problems.add(directory.toString(), 1, NO_FOLDER);
      return List.of();
    }
    List<DeclarationFile> files = new ArrayList<>();
    for (Path entry : entries(directory)) {
      String name = String.valueOf(entry.getFileName());
      if (isYaml(name) && Files.isRegularFile(entry)) {
        problems.add(
            entry.toString(),
            1,
            "the file is not read where it stands. Move it to the folder of what it declares: %s."
                .formatted(String.join(", ", FOLDERS)));
      } else if (Files.isDirectory(entry) && !FOLDERS.contains(name)) {
        List<String> meant = Suggestions.closest(name, FOLDERS);
        if (!meant.isEmpty()) {
          problems.add(
              entry.toString(),
              1,
              "the folder is not read. Rename it to %s.".formatted(meant.getFirst()));
        }
      }
    }
    for (Folder folder : Folder.values()) {
      Path place = directory.resolve(folder.folderName);
      if (Files.isDirectory(place)) {
        entries(place).forEach(entry -> add(folder, entry, files));
      }
    }
    return files;
  }

  private void add(Folder folder, Path entry, List<DeclarationFile> files) {
    String name = String.valueOf(entry.getFileName());
    if (Files.isDirectory(entry)) {
      problems.add(
          entry.toString(),
          1,
          "folders in %s are not read. Move its files up to %s."
              .formatted(folder.folderName, folder.folderName));
    } else if (name.endsWith(".yml") || name.endsWith(".json")) {
      problems.add(
          entry.toString(), 1, "declarations stand in files that end in .yaml. Rename the file.");
    } else if (folder == Folder.POLICIES && isYaml(name) && !POLICIES.contains(name)) {
      problems.add(
          entry.toString(),
          1,
          "there is no policy of this name. Rename the file to %s, or remove it."
              .formatted(String.join(" or ", POLICIES)));
    } else if (isYaml(name)) {
      try {
        files.add(new DeclarationFile(folder, entry.toString(), false, Files.readAllBytes(entry)));
      } catch (IOException unreadable) {
        problems.add(
            entry.toString(),
            1,
            "the file can't be read (%s). Let the user that runs Kaskade read it."
                .formatted(unreadable.getClass().getSimpleName()));
      }
    }
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      problems.add(
          directory.toString(),
          1,
          "the folder can't be read (%s). Let the user that runs Kaskade read it."
              .formatted(unreadable.getClass().getSimpleName()));
      return List.of();
    }
  }
}
