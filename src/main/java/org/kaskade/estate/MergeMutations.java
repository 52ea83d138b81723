package org.kaskade.estate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.CurrentActor;
import org.kaskade.graphql.RequestRefused;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Merges and splits CIs by hand.
@Controller
class MergeMutations {
  private final CiMerges merges;
  private final CiSplits splits;
  private final EstateReader reader;
  private final CurrentActor actor;

  MergeMutations(CiMerges merges, CiSplits splits, EstateReader reader, CurrentActor actor) {
    this.merges = merges;
    this.splits = splits;
    this.reader = reader;
    this.actor = actor;
  }

  @MutationMapping
  CiMerges.Merged mergeCis(
      @Argument String keep,
      @Argument List<String> merge,
      @Argument @Nullable String message,
      @Argument @Nullable Boolean dryRun) {
    checkAdministrator();
    return merges.merge(keep, merge, message, Boolean.TRUE.equals(dryRun));
  }

  @MutationMapping
  CiSplits.Split splitCi(
      @Argument String key,
      @Argument List<CiSplits.ClaimSelector> claims,
      @Argument @Nullable String newKey,
      @Argument @Nullable String message,
      @Argument @Nullable Boolean dryRun) {
    checkAdministrator();
    return splits.split(key, claims, newKey, message, Boolean.TRUE.equals(dryRun));
  }

  private void checkAdministrator() {
    if (!actor.administrator()) {
      throw RequestRefused.forbidden(
          "ADMINISTRATOR_REQUIRED",
          "Only administrators may merge and split CIs. Use the token of one.");
    }
  }

  @SchemaMapping(typeName = "MergeCisPayload", field = "ci")
  Ci kept(CiMerges.Merged merged) {
    return ci(merged.kept());
  }

  @SchemaMapping(typeName = "SplitCiPayload", field = "ci")
  Ci left(CiSplits.Split split) {
    return ci(split.kept());
  }

  /// The new CI, once there is one.
  @SchemaMapping(typeName = "SplitCiPayload", field = "split")
  @Nullable Ci split(CiSplits.Split split) {
    Ci found = reader.find(List.of(split.split())).get(split.split());
    return found == null || found.key().equals(split.kept()) ? null : found;
  }

  private Ci ci(String key) {
    return Objects.requireNonNull(reader.find(List.of(key)).get(key));
  }
}
