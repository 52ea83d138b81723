package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Sources contradict each other about one attribute of one CI.
///
/// @param values each with who says it, the one that counts first
/// @param mergeInDoubt why CIs that were merged by hand may be two, or null
record Conflict(
    Ci ci,
    String attribute,
    List<ConflictingValue> values,
    WinningRule rule,
    String reason,
    @Nullable String mergeInDoubt) {
  Conflict {
    values = List.copyOf(values);
  }

  /// One of the values.
  ///
  /// @param sources by name
  record ConflictingValue(
      Object value, boolean effective, List<String> sources, List<CiDetails.ShownClaim> claims) {
    ConflictingValue {
      sources = List.copyOf(sources);
      claims = List.copyOf(claims);
    }
  }

  static Conflict of(Ci ci, AttributeProvenance provenance) {
    List<List<AttributeProvenance.ClaimedValue>> groups = new ArrayList<>();
    for (AttributeProvenance.ClaimedValue said : provenance.claimed()) {
      groups.stream()
          .filter(group -> Provenance.same(group.getFirst().value(), said.value()))
          .findFirst()
          .orElseGet(() -> {
            groups.add(new ArrayList<>());
            return groups.getLast();
          })
          .add(said);
    }
    return new Conflict(
        ci,
        provenance.attribute(),
        groups.stream().map(Conflict::value).toList(),
        provenance.rule(),
        provenance.reason(),
        null);
  }

  private static ConflictingValue value(List<AttributeProvenance.ClaimedValue> same) {
    TreeSet<String> sources = new TreeSet<>(CodePoints.ORDER);
    same.forEach(said -> sources.add(said.claim().source()));
    return new ConflictingValue(
        same.getFirst().value(),
        same.getFirst().effective(),
        List.copyOf(sources),
        same.stream().map(AttributeProvenance.ClaimedValue::claim).toList());
  }

  /// The same conflict, about a CI that these were merged into although the attribute tells CIs
  /// apart.
  Conflict doubting(List<String> merged) {
    return new Conflict(
        ci,
        attribute,
        values,
        rule,
        reason,
        "%s was merged into %s, but their sources differ about %s, which tells CIs apart. If they are two, part them with splitCi; else correct a source."
            .formatted(String.join(", ", merged), ci.key(), attribute));
  }

  /// Whether one of these sources takes part.
  boolean involves(List<String> sources) {
    return values.stream().anyMatch(value -> value.sources().stream().anyMatch(sources::contains));
  }

  /// Its place in a list by CI and attribute.
  String position() {
    return ci.key() + "\n" + attribute;
  }
}
