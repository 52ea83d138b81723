package org.kaskade.importers.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kaskade.importers.compose.Part.Entries;
import org.kaskade.importers.compose.Part.Text;

/// The services and volumes that the files of one project add up to. Filled by {@link
/// ProjectLoader}, read by {@link ProjectFindings}.
final class Project {
  private static final long PARTS = 1_000_000;
  private static final long CHARACTERS = 16_000_000;

  /// Scopes the names of its services and volumes within the estate.
  final String id;

  final List<String> rootFiles;
  final Problems problems = new Problems();
  final Map<String, Declared> services = new LinkedHashMap<>();
  final Map<String, Declared> volumes = new LinkedHashMap<>();

  /// The folder that paths in each of its files are relative to.
  final Map<String, String> folders = new LinkedHashMap<>();

  final Set<String> included = new TreeSet<>();
  final Set<String> extended = new TreeSet<>();
  final Budget parts = new Budget(PARTS);
  final Budget characters = new Budget(CHARACTERS);

  /// The variables of its `.env`.
  final Map<String, String> variables = new LinkedHashMap<>();

  private String name;

  Project(String id, String name, List<String> rootFiles) {
    this.id = id;
    this.name = name;
    this.rootFiles = List.copyOf(rootFiles);
  }

  /// A service or volume of the project.
  ///
  /// @param standsAt the line of its key in each file that says something of it
  record Declared(String name, Entries body, Map<String, Integer> standsAt) {}

  /// The project's name as Compose writes it into names of volumes.
  String name() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
  }

  void rename(Text given) {
    if (!given.text().isBlank()) {
      name = given.text();
    }
  }

  /// Every file that says something of it, those it can't be read without included.
  Set<String> files() {
    Set<String> files = new LinkedHashSet<>(folders.keySet());
    files.addAll(extended);
    return files;
  }
}
