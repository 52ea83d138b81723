package org.kaskade.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.kaskade.graph.ImpactState;

/// How risk is judged, from `cmdb-schema/policies/change-risk.yaml`.
///
/// Its parts are in order wherever they are sets or maps, so that it reads the same in every
/// process.
///
/// @param declared the version its author gave it
/// @param languages of sentences, the one to fall back to first
/// @param levels the lowest score of each level
/// @param counts kinds of states in which a change takes part in the schedule
/// @param slotDays how far ahead safe slots are looked for
/// @param history what earlier changes count for
record RiskPolicy(
    long declared,
    List<String> languages,
    Map<RiskLevel, Integer> levels,
    SortedSet<String> counts,
    int slotDays,
    History history,
    List<FactorRule> factors,
    Approvals approvals) {
  RiskPolicy {
    languages = List.copyOf(languages);
    levels = new EnumMap<>(levels);
    factors = List.copyOf(factors);
  }

  /// @param age of changes that count as experience
  /// @param failed and
  /// @param successful changes are believed to have been seen before any was
  record History(Duration age, double failed, double successful) {
    /// The share of changes expected to fail, in percent: the mean of a Beta distribution with the
    /// prior and the cases seen.
    double estimatedPercent(int seenFailed, int seen) {
      return 100 * (failed + seenFailed) / (failed + successful + seen);
    }
  }

  /// Who has to agree.
  record Approvals(Owners owners, Board board) {}

  /// @param states of services in the worst case whose owners are asked
  /// @param types of changes that need it
  record Owners(
      SortedSet<ImpactState> states,
      SortedSet<String> types,
      SortedMap<String, SentenceTemplate> reason) {}

  /// @param approver whom to ask, as approvals of records name people and roles
  /// @param from the lowest level
  /// @param alone the reason where nobody else is asked
  /// @param unowned the reason for a service that nobody owns
  record Board(
      String approver,
      RiskLevel from,
      SortedSet<String> types,
      SortedMap<String, SentenceTemplate> reason,
      SortedMap<String, SentenceTemplate> alone,
      SortedMap<String, SentenceTemplate> unowned) {}

  RiskLevel level(int score) {
    RiskLevel reached = RiskLevel.LOW;
    for (RiskLevel level : RiskLevel.values()) {
      if (score >= levels.getOrDefault(level, 0)) {
        reached = level;
      }
    }
    return reached;
  }

  String mainLanguage() {
    return languages.getFirst();
  }

  /// What people call a factor in this language, or in the first where there is none in it; its
  /// name where it has no other, or is of an earlier policy.
  String label(String factor, String language) {
    return factors.stream()
        .filter(rule -> rule.name().equals(factor))
        .map(FactorRule::labels)
        .map(labels -> labels.getOrDefault(language, labels.getOrDefault(mainLanguage(), factor)))
        .findFirst()
        .orElse(factor);
  }

  /// The declared version and a digest of the rules: two policies of the same version judge the
  /// same.
  String version() {
    String rules =
        List.of(languages, levels, counts, slotDays, history, factors, approvals).toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(rules.getBytes(StandardCharsets.UTF_8));
      return declared + "-" + HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
