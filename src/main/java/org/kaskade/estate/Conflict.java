package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Sources contradict each other about one attribute of one CI.
///
/// @param values each with who says it, the one that counts first
record Conflict(
    Ci ci, String attribute, List<ConflictingValue> values, WinningRule rule, String reason) {
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
        provenance.reason());
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

  /// Whether one of these sources takes part.
  boolean involves(List<String> sources) {
    return values.stream().anyMatch(value -> value.sources().stream().anyMatch(sources::contains));
  }

  /// Its place in a list by CI and attribute.
  String position() {
    return ci.key() + "\n" + attribute;
  }
}
