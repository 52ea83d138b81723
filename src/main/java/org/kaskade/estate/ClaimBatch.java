package org.kaskade.estate;

import java.util.List;
import java.util.Set;

/// Claims of one source that become effective together or not at all.
///
/// @param source whose claims these are
/// @param scope what happens to this source's earlier claims
/// @param keptFiles with {@link Scope#WHOLE_SOURCE}: files that couldn't be read, whose earlier
///   claims stay; a path that ends with `/` stands for all files below it
/// @param files with {@link Scope#FILES}: all that these files say is in the batch
/// @param context claims that stand already: they tell which CIs the others mean
public record ClaimBatch(
    String source,
    Scope scope,
    List<CiClaim> cis,
    List<DependencyClaim> dependencies,
    Set<String> keptFiles,
    Set<String> files,
    List<CiClaim> context) {

  /// What a batch says about claims it does not repeat.
  public enum Scope {
    /// They stay; a claim about the same CI at the same place is added to.
    ADDITIONAL,
    /// They are withdrawn: this is all the source says.
    WHOLE_SOURCE,
    /// Those of some files are withdrawn: this is all that these say.
    FILES
  }

  public ClaimBatch {
    cis = List.copyOf(cis);
    dependencies = List.copyOf(dependencies);
    keptFiles = Set.copyOf(keptFiles);
    files = Set.copyOf(files);
    context = List.copyOf(context);
  }

  /// A batch that is not about some files alone.
  public ClaimBatch(
      String source,
      Scope scope,
      List<CiClaim> cis,
      List<DependencyClaim> dependencies,
      Set<String> keptFiles) {
    this(source, scope, cis, dependencies, keptFiles, Set.of(), List.of());
  }

  /// All that some files of a source say.
  ///
  /// @param context the claims of other files that tell which CIs these mean
  public static ClaimBatch ofFiles(
      String source,
      Set<String> files,
      List<CiClaim> cis,
      List<DependencyClaim> dependencies,
      List<CiClaim> context) {
    return new ClaimBatch(source, Scope.FILES, cis, dependencies, Set.of(), files, context);
  }
}
