package org.kaskade.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Strength;

/// Finds dependencies of one batch that contradict each other: of one group about its strength or
/// need, or the same one twice.
final class GroupAgreement {
  private GroupAgreement() {}

  private record Group(CiPointer dependent, String name) {}

  private record Single(CiPointer dependent, CiPointer provider, String type) {}

  private record Terms(int index, @Nullable Object value) {}

  /// One refusal for each dependency that contradicts an earlier one of its group. What isn't said
  /// contradicts nothing.
  static List<Refusal> check(List<DependencyClaim> dependencies, CmdbSchema schema) {
    Map<Group, Terms> strengths = new HashMap<>();
    Map<Group, Terms> needs = new HashMap<>();
    Map<Single, Terms> singles = new HashMap<>();
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < dependencies.size(); i++) {
      DependencyClaim d = dependencies.get(i);
      String name = d.group();
      if (name == null) {
        name = schema.relationshipType(d.type()).map(RelationshipType::group).orElse(null);
      }
      if (name == null || name.isEmpty()) {
        compare(singles, i, d, refusals);
        continue;
      }
      Group group = new Group(d.dependent(), name);
      compare(strengths, group, i, d.strength(), "strength", refusals);
      compare(needs, group, i, d.need(), "need", refusals);
    }
    return refusals;
  }

  private static void compare(
      Map<Single, Terms> known, int index, DependencyClaim d, List<Refusal> refusals) {
    Strength strength = d.strength();
    if (strength == null) {
      return;
    }
    Terms first =
        known.putIfAbsent(
            new Single(d.dependent(), d.provider(), d.type()), new Terms(index, strength));
    if (first != null && !Objects.equals(first.value(), strength)) {
      refusals.add(
          Refusal.dependency(
              index,
              "strength",
              "DEPENDENCY_DISAGREES",
              "This dependency is %s here and %s as dependency %d of the same call or file. Give it once."
                  .formatted(strength, first.value(), first.index())));
    }
  }

  private static void compare(
      Map<Group, Terms> known,
      Group group,
      int index,
      @Nullable Object value,
      String field,
      List<Refusal> refusals) {
    if (value == null) {
      return;
    }
    Terms first = known.putIfAbsent(group, new Terms(index, value));
    if (first != null && !Objects.equals(first.value(), value)) {
      refusals.add(
          Refusal.dependency(
              index,
              field,
              "GROUP_DISAGREES",
              "Group '%s' has %s %s here and %s in dependency %d of the same call or file; %s belongs to the group. Give all its dependencies the same."
                  .formatted(group.name(), field, value, first.value(), first.index(), field)));
    }
  }
}
