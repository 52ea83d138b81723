package org.kaskade.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The migrations this program knows, numbered 1, 2, 3, … without gaps.
record Migrations(List<Migration> known) {
  Migrations {
    List<Migration> ordered = new ArrayList<>(known);
    ordered.sort(Comparator.comparingInt(Migration::version));
    for (int i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).version() != i + 1) {
        throw new UnusableStore(
            "cmdb-schema/migrations has %s where V%03d is expected"
                .formatted(ordered.get(i), i + 1),
            "Number the files 1, 2, 3, … without gaps, each number once.");
      }
    }
    known = List.copyOf(ordered);
  }

  /// Those in `cmdb-schema/migrations` on the classpath.
  static Migrations onClasspath() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:cmdb-schema/migrations/*.cypher");
      List<Migration> known = new ArrayList<>();
      for (Resource file : files) {
        known.add(
            Migration.parse(
                Objects.requireNonNull(file.getFilename()),
                file.getContentAsString(StandardCharsets.UTF_8)));
      }
      return new Migrations(known);
    } catch (IOException failure) {
      throw new UncheckedIOException("cmdb-schema/migrations can't be read", failure);
    }
  }

  int newest() {
    return known.size();
  }

  /// Those the store has not seen yet.
  ///
  /// @throws UnusableStore if the store has seen one that this program doesn't know or knows
  ///   differently
  List<Migration> missingIn(List<AppliedMigration> applied, String program) {
    for (AppliedMigration marker : applied) {
      if (marker.version() > newest()) {
        throw newerStore(applied, program);
      }
      Migration mine = known.get(marker.version() - 1);
      if (!mine.checksum().equals(marker.checksum())) {
        throw new UnusableStore(
            """
            Migration %s was changed after it had been applied to this store by Kaskade %s at %s \
            (checksum then %.12s, now %.12s)\
            """
                .formatted(mine, marker.program(), marker.at(), marker.checksum(), mine.checksum()),
            "Restore the file as it was; put what is new into a file with the next number.");
      }
    }
    List<Integer> versions = applied.stream().map(AppliedMigration::version).toList();
    return known.stream().filter(migration -> !versions.contains(migration.version())).toList();
  }

  private UnusableStore newerStore(List<AppliedMigration> applied, String program) {
    AppliedMigration newestMarker =
        applied.stream().max(Comparator.comparingInt(AppliedMigration::version)).orElseThrow();
    return new UnusableStore(
        """
        The store is newer than this program: Kaskade %s brought it to format %d (%s), Kaskade %s \
        knows formats up to %d. Nothing was changed\
        """
            .formatted(
                newestMarker.program(),
                newestMarker.version(),
                newestMarker.description(),
                program,
                newest()),
        "Start Kaskade %s or newer, or restore a backup made before the upgrade."
            .formatted(newestMarker.program()));
  }
}
