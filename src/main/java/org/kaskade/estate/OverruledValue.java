package org.kaskade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ChangeSet.CiChange;
import org.kaskade.estate.ChangeSet.ClaimWrite;
import org.kaskade.schema.CmdbSchema;

/// A value that a batch of claims would say anew and that would not count, since another claim is
/// stronger.
///
/// @param key of the CI
/// @param stays the value that counts instead
/// @param winner the source that says that one
/// @param winnerFile where it does; null for claims over the API
/// @param file that says the value that doesn't count; null for claims over the API
/// @param line in it, from 1
public record OverruledValue(
    String key,
    String attribute,
    Object said,
    Object stays,
    String winner,
    @Nullable String winnerFile,
    @Nullable String file,
    @Nullable Integer line) {

  /// Those of a CI, by attribute.
  ///
  /// @param after all claims about the CI as they would be
  static List<OverruledValue> of(CiChange change, List<Claim> after, CmdbSchema schema) {
    List<OverruledValue> found = new ArrayList<>();
    for (ClaimWrite write : change.claims()) {
      if (write.action() == ClaimWrite.Action.CREATE
          || write.action() == ClaimWrite.Action.CHANGE) {
        Map<String, Object> before = write.was() == null ? Map.of() : write.was().values();
        write
            .claim()
            .values()
            .forEach((attribute, said) -> {
              Object stays = change.after().values().get(attribute);
              Object was = before.get(attribute);
              if (stays != null
                  && !Provenance.same(said, stays)
                  && (was == null || !Provenance.same(said, was))) {
                add(change, attribute, write.claim(), stays, after, schema, found);
              }
            });
      }
    }
    return found;
  }

  private static void add(
      CiChange change,
      String attribute,
      Claim said,
      Object stays,
      List<Claim> after,
      CmdbSchema schema,
      List<OverruledValue> found) {
    EffectiveCi.byStrength(after, change.after().ciClass(), attribute, schema).stream()
        .filter(claim -> claim.values().get(attribute) != null)
        .findFirst()
        .filter(winner -> !winner.site().equals(said.site()))
        .ifPresent(winner ->
            found.add(
                new OverruledValue(
                    change.key(),
                    attribute,
                    said.values().getOrDefault(attribute, ""),
                    stays,
                    winner.site().source(),
                    file(winner),
                    file(said),
                    said.line())));
  }

  private static @Nullable String file(Claim claim) {
    return claim.site().path().isEmpty() ? null : claim.site().path();
  }
}
