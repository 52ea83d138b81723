package org.kaskade.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaskade.graph.GroupStatus;

/// A redundancy group that a change takes members from, as it stands on top of everything else.
///
/// @param dependent key of the CI whose group it is
/// @param members how many there are
/// @param need how many of them must be up
/// @param expectedUp how many are up if all goes as planned
/// @param worstCaseUp how many are up in the worst case
record ConsumedRedundancy(
    String dependent,
    String name,
    String group,
    int members,
    int need,
    int expectedUp,
    int worstCaseUp) {
  static List<ConsumedRedundancy> of(Assessment assessment) {
    Map<List<String>, Integer> expectedUp = new HashMap<>();
    for (GroupStatus group : assessment.expected().impact().weakenedGroups()) {
      expectedUp.put(List.of(group.dependent().key(), group.group()), group.up());
    }
    return assessment.facts().weakened().stream()
        .map(group ->
            new ConsumedRedundancy(
                group.dependent().key(),
                group.dependent().name(),
                group.group(),
                group.members(),
                group.need(),
                expectedUp.getOrDefault(
                    List.of(group.dependent().key(), group.group()), group.members()),
                group.up()))
        .toList();
  }
}
