package org.kaskade.importers;

import java.util.Comparator;
import java.util.List;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Place;

/// What a reader makes of an inventory, and what of it no claim could hold; nothing is stored.
///
/// @param problems by file and line
public record Trial(
    List<FoundCi> cis, List<FoundDependency> dependencies, List<InventoryProblem> problems) {
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
    new ClaimMaking(inventory.schema(), findings, file -> new Place(file, null, null, null))
        .batch(inventory.source());
    return new Trial(
        findings.cis(),
        findings.dependencies(),
        findings.problems().stream().distinct().sorted(BY_PLACE).toList());
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == ProblemSeverity.ERROR);
  }
}
