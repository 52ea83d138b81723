package org.kaskade.importers;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Answers the problems of a sync: some of them, and how many there are of each kind.
@Controller
class ProblemFields {
  private static final Comparator<ProblemCount> WORST_FIRST =
      Comparator.comparing(ProblemCount::severity)
          .reversed()
          .thenComparing(ProblemCount::count, Comparator.reverseOrder())
          .thenComparing(ProblemCount::code);

  record ProblemCount(ProblemSeverity severity, String code, int count) {}

  private record Kind(ProblemSeverity severity, String code) {}

  @SchemaMapping(typeName = "SyncReport")
  List<InventoryProblem> problems(
      SyncReport report,
      @Argument @Nullable List<String> codes,
      @Argument @Nullable Integer first) {
    if (first != null && first < 1) {
      throw RequestRefused.invalid(
          "INVALID_PAGE_SIZE", "'first' is %d; give at least 1.".formatted(first));
    }
    return report.problems().stream()
        .filter(problem -> codes == null || codes.contains(problem.code()))
        .limit(first == null ? Long.MAX_VALUE : first)
        .toList();
  }

  @SchemaMapping(typeName = "SyncReport")
  List<ProblemCount> problemCounts(SyncReport report) {
    Map<Kind, Long> counts =
        report.problems().stream()
            .collect(
                Collectors.groupingBy(
                    problem -> new Kind(problem.severity(), problem.code()),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(kind ->
            new ProblemCount(
                kind.getKey().severity(), kind.getKey().code(), Math.toIntExact(kind.getValue())))
        .sorted(WORST_FIRST)
        .toList();
  }
}
