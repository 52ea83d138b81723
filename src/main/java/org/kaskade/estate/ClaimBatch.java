package org.kaskade.estate;

import java.util.List;
import java.util.Set;

/// Claims of one source that become effective together or not at all.
///
/// @param source whose claims these are
/// @param scope what happens to this source's earlier claims
/// @param keptFiles with {@link Scope#WHOLE_SOURCE}: files that couldn't be read, whose earlier
///   claims stay; a path that ends with `/` stands for all files below it
public record ClaimBatch(
    String source,
    Scope scope,
    List<CiClaim> cis,
    List<DependencyClaim> dependencies,
    Set<String> keptFiles) {

  /// What a batch says about claims it does not repeat.
  public enum Scope {
    /// They stay; a claim about the same CI at the same place is added to.
    ADDITIONAL,
    /// They are withdrawn: this is all the source says.
    WHOLE_SOURCE
  }

  public ClaimBatch {
    cis = List.copyOf(cis);
    dependencies = List.copyOf(dependencies);
    keptFiles = Set.copyOf(keptFiles);
  }
}
