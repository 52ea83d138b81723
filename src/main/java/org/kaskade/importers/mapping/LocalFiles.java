package org.kaskade.importers.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kaskade.importers.InventoryFile;
import org.kaskade.importers.UnreadableFile;
import org.kaskade.yaml.YamlLimits;

/// Files of this computer by the path they would have in a repository.
final class LocalFiles {
  private LocalFiles() {}

  static List<InventoryFile> of(List<Path> places, Mapping mapping) throws IOException {
    List<InventoryFile> files = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> below = Files.walk(place)) {
          below
              .filter(Files::isRegularFile)
              .filter(file -> !slashed(place.relativize(file)).startsWith(".git/"))
              .map(file -> (InventoryFile) new LocalFile(slashed(place.relativize(file)), file))
              .forEach(files::add);
        }
      } else {
        files.add(new LocalFile(path(place, mapping), place));
      }
    }
    files.sort(Comparator.comparing(InventoryFile::path));
    return files;
  }

  /// The most of a file's path that the mapping is about; its name where none is.
  private static String path(Path file, Mapping mapping) {
    Path absolute = file.toAbsolutePath().normalize();
    for (int from = 0; from < absolute.getNameCount(); from++) {
      String path = slashed(absolute.subpath(from, absolute.getNameCount()));
      if (mapping.isAbout(path)) {
        return path;
      }
    }
    return String.valueOf(absolute.getFileName());
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private record LocalFile(String path, Path file) implements InventoryFile {
    @Override
    public long size() {
      return file.toFile().length();
    }

    @Override
    public byte[] content() throws UnreadableFile {
      if (size() > YamlLimits.DEFAULT.bytes()) {
        throw new UnreadableFile(
            "FILE_TOO_LARGE",
            "the file has %,d bytes, more than the limit of %,d"
                .formatted(size(), YamlLimits.DEFAULT.bytes()));
      }
      try {
        return Files.readAllBytes(file);
      } catch (IOException cannot) {
        throw new UnreadableFile(
            "UNREADABLE", "the file can't be read: " + cannot.getClass().getSimpleName());
      }
    }
  }
}
