package org.kaskade.schema;

import org.jspecify.annotations.Nullable;

/// A way in which two CIs relate.
///
/// @param name upper snake case, e.g. `RUNS_ON`
/// @param description one sentence
/// @param forward how the source end reads, e.g. `runs on`
/// @param reverse how the target end reads, e.g. `runs`
/// @param source the class of the end a stored relationship starts from
/// @param target the class of the end it leads to
/// @param dependent which end needs the other
/// @param strength how hard, where a dependency doesn't say
/// @param group the redundancy group its dependencies belong to where they don't say, or null
/// @param need how many members of that group must be up, a count or a percentage; null without a
///   group
public record RelationshipType(
    String name,
    String description,
    String forward,
    String reverse,
    String source,
    String target,
    DependentEnd dependent,
    Strength strength,
    @Nullable String group,
    @Nullable String need) {

  /// Which end of a relationship needs the other.
  public enum DependentEnd {
    SOURCE,
    TARGET,
    /// Neither: the relationship carries no impact. Its source is named where a dependent is asked
    /// for.
    NONE
  }

  /// Whether losing one end can matter to the other.
  public boolean carriesImpact() {
    return dependent != DependentEnd.NONE;
  }

  /// The class that a dependent of this type must have.
  public String dependentClass() {
    return dependent == DependentEnd.TARGET ? target : source;
  }

  /// The class that a provider of this type must have.
  public String providerClass() {
    return dependent == DependentEnd.TARGET ? source : target;
  }
}
