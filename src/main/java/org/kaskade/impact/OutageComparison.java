package org.kaskade.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.Ci;
import org.kaskade.estate.CodePoints;
import org.kaskade.estate.Revision;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.ImpactState;
import org.kaskade.graph.OutageImpact;
import org.kaskade.schema.CmdbSchema;

/// What two outages make of the same estate, CI by CI.
public final class OutageComparison {
  private final ImpactAnalysis a;
  private final ImpactAnalysis b;
  private final List<Row> rows;

  /// Which of the two a CI is affected by.
  public enum Side {
    ONLY_A,
    ONLY_B,
    BOTH;

    /// Names the list of its rows in cursors.
    String order() {
      return "compared-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A CI in both outages.
  ///
  /// @param a how it fares in the one, UNAFFECTED where that doesn't reach it
  public record ComparedCi(Ci ci, boolean service, ImpactState a, ImpactState b) {
    public String key() {
      return ci.key();
    }

    Side side() {
      return b == ImpactState.UNAFFECTED
          ? Side.ONLY_A
          : a == ImpactState.UNAFFECTED ? Side.ONLY_B : Side.BOTH;
    }

    private ImpactState worst() {
      return a.compareTo(b) > 0 ? a : b;
    }
  }

  private record Row(GraphCi ci, ComparedCi shown) {}

  OutageComparison(ImpactAnalysis a, ImpactAnalysis b, CmdbSchema schema) {
    this.a = a;
    this.b = b;
    GraphTranslation translation = new GraphTranslation(schema);
    Map<String, GraphCi> cis = new HashMap<>();
    for (OutageImpact impact : List.of(a.impact(), b.impact())) {
      for (AffectedCi affected : impact.affected()) {
        cis.putIfAbsent(affected.ci().key(), affected.ci());
      }
    }
    List<Row> found = new ArrayList<>();
    cis.forEach((key, ci) ->
        found.add(
            new Row(
                ci,
                new ComparedCi(
                    translation.ci(ci),
                    schema.isService(ci.ciClass()),
                    a.impact().stateOf(key),
                    b.impact().stateOf(key)))));
    found.sort(
        Comparator.comparing((Row row) -> row.shown().worst())
            .reversed()
            .thenComparing(row -> !row.shown().service())
            .thenComparing(row -> row.ci().key(), CodePoints.ORDER));
    this.rows = List.copyOf(found);
  }

  public Revision revision() {
    return a.revision();
  }

  public ImpactAnalysis first() {
    return a;
  }

  public ImpactAnalysis second() {
    return b;
  }

  public int count(Side side) {
    return (int) rows.stream().filter(row -> row.shown().side() == side).count();
  }

  /// Worst first, services before others, then by key.
  List<ComparedCi> rows(@Nullable Side side) {
    return rows.stream().map(Row::shown).filter(row -> side == null || row.side() == side).toList();
  }
}
