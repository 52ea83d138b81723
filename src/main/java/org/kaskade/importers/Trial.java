package org.kaskade.importers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Place;
import org.kaskade.importers.mapping.MappingTrial;
import org.kaskade.schema.CmdbSchema;

/// What a reader makes of an inventory, and what of it no claim could hold; nothing is stored.
///
/// @param problems by file and line
public record Trial(
    List<FoundCi> cis, List<FoundDependency> dependencies, List<InventoryProblem> problems) {
  /// The code of mistakes in a mapping.
  public static final String INVALID_MAPPING = "INVALID_MAPPING";

  private static final Comparator<InventoryProblem> BY_PLACE =
      Comparator.comparing(InventoryProblem::file, CodePoints.ORDER)
          .thenComparing(InventoryProblem::line, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Trial {
    cis = List.copyOf(cis);
    dependencies = List.copyOf(dependencies);
    problems = List.copyOf(problems);
  }

  /// Reads an inventory.
  public static Trial of(InventoryReader reader, Inventory inventory) {
    Findings findings = new Findings();
    reader.read(inventory, findings);
    new SourceClaims(
        inventory.source(),
        inventory.schema(),
        findings,
        file -> new Place(file, null, null, null),
        Map.of());
    return new Trial(
        findings.cis(),
        findings.dependencies(),
        findings.problems().stream().distinct().sorted(BY_PLACE).toList());
  }

  /// Tries a mapping on files of this computer; mistakes in it are problems with the code {@link
  /// #INVALID_MAPPING}.
  ///
  /// @param path of the mapping, for messages
  /// @param places files, and folders of files, which stand for the root of the repository
  /// @param source the name of the source, which scopes bare names
  /// @throws IOException where a folder can't be read
  public static Trial ofMapping(
      String path, byte[] content, List<Path> places, String source, CmdbSchema schema)
      throws IOException {
    MappingTrial tried = MappingTrial.of(path, content, places, source, schema);
    return tried
        .trial()
        .orElseGet(() ->
            new Trial(
                List.of(),
                List.of(),
                tried.mistakes().stream()
                    .map(mistake ->
                        new InventoryProblem(
                            ProblemSeverity.ERROR,
                            INVALID_MAPPING,
                            mistake.file(),
                            mistake.line(),
                            mistake.message()))
                    .toList()));
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == ProblemSeverity.ERROR);
  }
}
