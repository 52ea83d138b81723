package org.kaskade.estate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.ClaimStore.Known;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;
import org.kaskade.schema.RelationshipType;
import org.kaskade.schema.Suggestions;

/// Says why a claim can't be taken, and what to do about it.
final class ClaimChecks {
  /// In UTF-16 code units; the store's index of names takes no more than 8,000 bytes.
  private static final int LONGEST_NAME = 1_000;

  private final CmdbSchema schema;

  ClaimChecks(CmdbSchema schema) {
    this.schema = schema;
  }

  /// Why a claim of a CI is left out; null where it isn't.
  ///
  /// @param key it is identified by, null where it isn't
  /// @param known what is known of a CI with this key
  @Nullable Refusal of(int index, CiClaim claim, @Nullable String key, @Nullable Known known) {
    CiClass ciClass = schema.ciClass(claim.ciClass()).orElseThrow();
    if (key == null) {
      return Refusal.ci(
          index,
          "key",
          "NOT_IDENTIFIED",
          "Nothing here identifies the %s. Give its key, or one of these sets in full: %s."
              .formatted(ciClass.name(), IdentityLookup.rules(ciClass)));
    }
    if (key.length() > CiKey.MAX_LENGTH
        || String.valueOf(claim.values().get(Fields.NAME)).length() > LONGEST_NAME) {
      boolean name = key.length() <= CiKey.MAX_LENGTH;
      return Refusal.ci(
          index,
          name ? Fields.NAME : "key",
          "VALUE_TOO_LONG",
          "The %s is longer than %,d characters, and nothing could be found by it. Give a shorter one."
              .formatted(name ? "name" : "key", name ? LONGEST_NAME : CiKey.MAX_LENGTH));
    }
    if (known != null) {
      if (!schema.isA(known.ciClass(), ciClass.name())
          && !schema.isA(ciClass.name(), known.ciClass())) {
        return Refusal.ci(
            index,
            "class",
            "CLASS_CONFLICT",
            "'%s' is a %s already, and %s is neither a kind of it nor the other way round. Correct the class or the key."
                .formatted(key, known.ciClass(), ciClass.name()));
      }
      return null;
    }
    String prefix = key.substring(0, key.indexOf(':'));
    boolean fits =
        schema.lineage(ciClass.name()).stream().anyMatch(c -> c.keyPrefix().equals(prefix));
    return fits
        ? null
        : Refusal.ci(
            index,
            "key",
            "KEY_CLASS_MISMATCH",
            "The key of a %s begins with '%s:', and this one begins with '%s:'. Correct the key or the class."
                .formatted(ciClass.name(), ciClass.keyPrefix(), prefix));
  }

  /// Why a claim of a dependency is left out; null where it isn't.
  ///
  /// @param known what is known of CIs, those of the same batch included
  @Nullable Refusal of(
      int index,
      DependencyClaim claim,
      @Nullable String dependent,
      @Nullable String provider,
      Map<String, Known> known) {
    Refusal end = checkEnd(index, "dependent", claim.dependent(), dependent, known);
    if (end == null) {
      end = checkEnd(index, "provider", claim.provider(), provider, known);
    }
    if (end != null || dependent == null || provider == null) {
      return end;
    }
    if (dependent.equals(provider)) {
      return Refusal.dependency(
          index,
          "provider",
          "SELF_DEPENDENCY",
          "'%s' can't depend on itself. Name another provider or leave the dependency out."
              .formatted(dependent));
    }
    RelationshipType type = schema.relationshipType(claim.type()).orElseThrow();
    Refusal wrong = checkClass(index, "dependent", dependent, type, type.dependentClass(), known);
    return wrong != null
        ? wrong
        : checkClass(index, "provider", provider, type, type.providerClass(), known);
  }

  private static @Nullable Refusal checkEnd(
      int index, String end, CiPointer pointer, @Nullable String key, Map<String, Known> known) {
    String named = key != null ? key : IdentityLookup.describe(pointer);
    Known there = key == null ? null : known.get(key);
    if (there == null) {
      List<String> similar = Suggestions.closest(named, known.keySet());
      return Refusal.dependency(
          index,
          end,
          "UNKNOWN_CI",
          "There is no CI '%s'%s. Register it in the same call or before, or correct the key."
              .formatted(
                  named,
                  similar.isEmpty() ? "" : " (did you mean " + String.join(", ", similar) + "?)"));
    }
    return there.retired()
        ? Refusal.dependency(
            index,
            end,
            "RETIRED_CI",
            "'%s' is retired, or will be by this, since nothing says any more that it is there. Register it again, or name another CI."
                .formatted(named))
        : null;
  }

  private @Nullable Refusal checkClass(
      int index,
      String end,
      String key,
      RelationshipType type,
      String wanted,
      Map<String, Known> known) {
    Known there = known.get(key);
    return there == null || schema.isA(there.ciClass(), wanted)
        ? null
        : Refusal.dependency(
            index,
            end,
            "WRONG_END",
            "The %s of %s must be a %s, and '%s' is a %s. Swap the ends, or use DEPENDS_ON."
                .formatted(end, type.name(), wanted, key, there.ciClass()));
  }
}
