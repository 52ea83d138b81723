package org.kaskade.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.estate.AttributeProvenance.ClaimedValue;
import org.kaskade.schema.CiClass;
import org.kaskade.schema.CmdbSchema;

/// Works out which claim each value of a CI comes from, in the same order of strength as {@link
/// EffectiveCi} merges them.
final class Provenance {
  static final String CLASS = "class";

  private final CmdbSchema schema;
  private final StoredCi ci;
  private final boolean held;

  private Provenance(StoredCi ci, CmdbSchema schema) {
    this.ci = ci;
    this.schema = schema;
    this.held = ci.claims().stream().anyMatch(Claim::holds);
  }

  /// Of every value the CI has, by name of the attribute.
  static List<AttributeProvenance> of(StoredCi ci, CmdbSchema schema) {
    Provenance provenance = new Provenance(ci, schema);
    Set<String> declared =
        schema.ciClass(ci.ciClass()).map(CiClass::attributes).orElse(java.util.Map.of()).keySet();
    Set<String> names = new TreeSet<>(ci.values().keySet());
    for (Claim claim : ci.claims()) {
      for (String name : claim.values().keySet()) {
        if (Fields.ALL.contains(name) || declared.contains(name)) {
          names.add(name);
        }
      }
    }
    List<AttributeProvenance> all = new ArrayList<>();
    all.add(provenance.ofClass());
    names.removeAll(Fields.DECIDED);
    names.forEach(name -> all.add(provenance.of(name)));
    return all;
  }

  /// Whether two values of an attribute are the same, whatever the order of a list.
  static boolean same(Object one, Object other) {
    if (one instanceof Collection<?> ones && other instanceof Collection<?> others) {
      return new HashSet<>(ones).equals(new HashSet<>(others));
    }
    if (one instanceof Number number && other instanceof Number another) {
      return number.doubleValue() == another.doubleValue();
    }
    return one.equals(other);
  }

  private AttributeProvenance ofClass() {
    List<Claim> said =
        EffectiveCi.byStrength(ci.claims(), CmdbSchema.ROOT, CLASS, schema).stream()
            .filter(Claim::holds)
            .toList();
    Claim winner =
        said.stream().filter(c -> ci.ciClass().equals(c.ciClass())).findFirst().orElse(null);
    List<ClaimedValue> losers =
        said.stream().filter(c -> !c.equals(winner)).map(c -> claimed(c, CLASS)).toList();
    if (winner == null) {
      return provenance(CLASS, ci.ciClass(), null, losers);
    }
    boolean refined = !said.getFirst().equals(winner) && !losers.getFirst().effective();
    if (refined) {
      return new AttributeProvenance(
          ci.key(),
          CLASS,
          null,
          ci.ciClass(),
          claimed(winner, CLASS),
          losers,
          WinningRule.MOST_SPECIFIC,
          "A %s is a kind of %s, and the most specific class counts."
              .formatted(ci.ciClass(), said.getFirst().ciClass()));
    }
    return provenance(CLASS, ci.ciClass(), claimed(winner, CLASS), losers);
  }

  private AttributeProvenance of(String attribute) {
    List<ClaimedValue> said =
        EffectiveCi.byStrength(ci.claims(), ci.ciClass(), attribute, schema).stream()
            .filter(claim -> claim.values().get(attribute) != null)
            .map(claim -> claimed(claim, attribute))
            .toList();
    Object effective = ci.values().get(attribute);
    if (said.isEmpty() || !held) {
      return provenance(attribute, effective == null ? "" : effective, null, said);
    }
    ClaimedValue winner = said.getFirst();
    return provenance(attribute, winner.value(), winner, said.subList(1, said.size()));
  }

  private ClaimedValue claimed(Claim claim, String attribute) {
    Object value =
        attribute.equals(CLASS) ? String.valueOf(claim.ciClass()) : claim.values().get(attribute);
    Object counts = attribute.equals(CLASS) ? ci.ciClass() : ci.values().get(attribute);
    return new ClaimedValue(
        value == null ? "" : value,
        value != null && counts != null && same(value, counts),
        CiDetails.shown(claim, claim.line(), claim.values()));
  }

  private AttributeProvenance provenance(
      String attribute, Object value, @Nullable ClaimedValue winner, List<ClaimedValue> losers) {
    WinningRule rule = rule(attribute, winner, losers);
    return new AttributeProvenance(
        ci.key(),
        attribute,
        schema.ciClass(ci.ciClass()).map(c -> c.attributes().get(attribute)).orElse(null),
        value,
        winner,
        losers,
        rule,
        reason(rule, attribute, winner, losers));
  }

  private WinningRule rule(
      String attribute, @Nullable ClaimedValue winner, List<ClaimedValue> losers) {
    if (winner == null) {
      return held ? WinningRule.DEFAULT : WinningRule.LAST_KNOWN;
    }
    ClaimedValue other = differing(winner, losers);
    if (other == null) {
      return losers.isEmpty() ? WinningRule.ONLY_CLAIM : WinningRule.AGREED;
    }
    if (rank(attribute, winner) < rank(attribute, other)) {
      return WinningRule.PRECEDENCE;
    }
    return winner.claim().source().equals(other.claim().source())
        ? WinningRule.FILE_PATH
        : WinningRule.SOURCE_NAME;
  }

  private int rank(String attribute, ClaimedValue said) {
    String ciClass = attribute.equals(CLASS) ? CmdbSchema.ROOT : ci.ciClass();
    return schema.precedence().rank(ciClass, attribute, said.claim().source());
  }

  private static @Nullable ClaimedValue differing(ClaimedValue winner, List<ClaimedValue> losers) {
    return losers.stream()
        .filter(loser -> !same(loser.value(), winner.value()))
        .findFirst()
        .orElse(null);
  }

  private static String reason(
      WinningRule rule,
      String attribute,
      @Nullable ClaimedValue winner,
      List<ClaimedValue> losers) {
    ClaimedValue other = winner == null ? null : differing(winner, losers);
    String stronger = winner == null ? "" : winner.claim().source();
    String weaker = other == null ? "" : other.claim().source();
    return switch (rule) {
      case ONLY_CLAIM -> "Only '%s' says anything.".formatted(stronger);
      case AGREED -> "All %d claims say the same.".formatted(losers.size() + 1);
      case PRECEDENCE ->
          "'%s' is stronger than '%s' about %s by cmdb-schema/policies/precedence.yaml."
              .formatted(stronger, weaker, attribute);
      case SOURCE_NAME ->
          "'%s' and '%s' are equally strong about %s, and the first by name counts. A rule in cmdb-schema/policies/precedence.yaml decides otherwise."
              .formatted(stronger, weaker, attribute);
      case FILE_PATH ->
          "'%s' says both, and the first file by path counts. Correct the other one."
              .formatted(stronger);
      case MOST_SPECIFIC -> "The most specific class counts.";
      case DEFAULT -> "No source says anything about %s.".formatted(attribute);
      case LAST_KNOWN -> "No source holds the CI any more; this was known last.";
    };
  }
}
