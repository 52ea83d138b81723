package org.kaskade.change;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the policy makes of one measure: points, and a sentence in each language.
///
/// @param labels what people call it, by language; none where the policy doesn't say
/// @param measure what it judges
/// @param points every rule that holds adds its own
/// @param sentences the first that holds is told; the last holds always
record FactorRule(
    String name,
    SortedMap<String, String> labels,
    Measure measure,
    int maxPoints,
    List<Points> points,
    List<Sentence> sentences) {
  FactorRule {
    points = List.copyOf(points);
    sentences = List.copyOf(sentences);
  }

  /// Adds points, once if a condition holds, or for each of a number.
  sealed interface Points {
    double of(Map<String, ?> values);

    /// Points for each of a number.
    ///
    /// @param each points for each; what is measured below 0 counts as 0
    record ForEach(String value, double each) implements Points {
      @Override
      public double of(Map<String, ?> values) {
        return Math.max(0, Condition.number(values, value)) * each;
      }
    }

    /// Points if something holds.
    ///
    /// @param points when the condition holds
    record Once(Condition condition, double points) implements Points {
      @Override
      public double of(Map<String, ?> values) {
        return condition.holds(values) ? points : 0;
      }
    }
  }

  /// What to say.
  ///
  /// @param when null for always
  /// @param templates by language
  record Sentence(@Nullable Condition when, SortedMap<String, SentenceTemplate> templates) {
    boolean holds(Map<String, ?> values) {
      return when == null || when.holds(values);
    }
  }

  /// Points and sentences for what was measured.
  RiskFactor judge(Map<String, ?> values) {
    double sum = points.stream().mapToDouble(rule -> rule.of(values)).sum();
    Sentence sentence =
        sentences.stream().filter(one -> one.holds(values)).findFirst().orElseThrow();
    Map<String, String> findings = new TreeMap<>();
    sentence
        .templates()
        .forEach((language, template) -> findings.put(language, template.fill(values)));
    return new RiskFactor(name, Math.clamp(Math.round(sum), 0, maxPoints), maxPoints, findings);
  }
}
