package org.kaskade.importers.ansible;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kaskade.importers.ContentForm;
import org.kaskade.importers.Inventory;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.UnreadableFile;

/// The files of a source as folders: the root is the empty path.
final class SourceFiles {
  private final Inventory inventory;
  private final Reports reports;
  private final Map<String, InventoryFile> files = new TreeMap<>();
  private final Map<String, NavigableSet<String>> folders = new HashMap<>();

  SourceFiles(Inventory inventory, Reports reports) {
    this.inventory = inventory;
    this.reports = reports;
    folders.put("", new TreeSet<>());
    for (InventoryFile file : inventory.files()) {
      files.put(file.path(), file);
      String path = file.path();
      while (!path.isEmpty()) {
        String folder = folder(path);
        boolean known = folders.containsKey(folder);
        folders.computeIfAbsent(folder, any -> new TreeSet<>()).add(name(path));
        if (known && !path.equals(file.path())) {
          break;
        }
        path = folder;
      }
    }
  }

  /// Paths of the matched files, in order.
  Iterable<String> paths() {
    return files.keySet();
  }

  /// Whether there is such a file, matched by the globs or not.
  boolean isFile(String path) {
    return find(path).isPresent();
  }

  boolean isMatched(String path) {
    return files.containsKey(path);
  }

  boolean isFolder(String path) {
    return folders.containsKey(path);
  }

  /// Names of the files and folders that stand in this folder.
  NavigableSet<String> names(String folder) {
    return Collections.unmodifiableNavigableSet(folders.getOrDefault(folder, new TreeSet<>()));
  }

  /// Matched files in this folder and in those below it.
  List<String> below(String folder) {
    List<String> found = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(folder));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      for (String name : names(next)) {
        String path = join(next, name);
        if (isFolder(path)) {
          open.add(path);
        } else {
          found.add(path);
        }
      }
    }
    return found;
  }

  /// In bytes; 0 where there is no such file.
  long size(String path) {
    return find(path).map(InventoryFile::size).orElse(0L);
  }

  /// The content; empty where it can't be had, which is reported.
  Optional<byte[]> content(String path) {
    return read(path, InventoryFile::content);
  }

  /// The content in this form; empty where it can't be had, which is reported.
  <T> Optional<T> content(String path, ContentForm<T> form) {
    return read(path, file -> file.as(form));
  }

  private interface Reading<T> {
    T of(InventoryFile file) throws UnreadableFile;
  }

  private <T> Optional<T> read(String path, Reading<T> reading) {
    Optional<InventoryFile> file = find(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(file.get()));
    } catch (UnreadableFile unreadable) {
      reports.unreadable(path, unreadable.code(), null, String.valueOf(unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<InventoryFile> find(String path) {
    InventoryFile file = files.get(path);
    return file == null && !path.isEmpty() ? inventory.file(path) : Optional.ofNullable(file);
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /// What stands after the last dot of a name, that of a hidden file excepted; empty without one.
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1) : "";
  }
}
