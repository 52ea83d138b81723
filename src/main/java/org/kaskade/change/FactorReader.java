package org.kaskade.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads and checks what a policy of risk says of its factors.
///
/// @param languages in which each sentence is written
record FactorReader(List<String> languages) {
  private static final int MOST_POINTS = 100;

  /// Those of a policy, in its order.
  List<FactorRule> read(PolicyReading root) {
    List<FactorRule> factors = new ArrayList<>();
    root.each("factors").forEach((name, section) -> factors.add(factor(name, section)));
    if (factors.isEmpty() && root.has("factors")) {
      root.problem(root.line("factors"), "'factors' is empty. Declare at least one.");
    }
    return factors;
  }

  private FactorRule factor(String name, PolicyReading section) {
    section.expect(
        List.of("measure", "description", "maxPoints", "points", "sentences"), List.of("label"));
    section.text("description");
    String wanted = section.text("measure");
    Measure measure = Measure.named(wanted).orElse(null);
    if (measure == null && !wanted.isEmpty()) {
      section.problem(
          section.line("measure"),
          section.unknown(
              "measure", wanted, Arrays.stream(Measure.values()).map(Measure::title).toList()));
    }
    List<FactorRule.Points> points = new ArrayList<>();
    section.items("points").forEach(item -> points.add(points(item, measure)));
    List<FactorRule.Sentence> sentences = new ArrayList<>();
    List<PolicyReading> items = section.items("sentences");
    for (PolicyReading item : items) {
      boolean last = item.equals(items.getLast());
      sentences.add(sentence(item, measure, last));
    }
    if (sentences.isEmpty() && section.has("sentences")) {
      section.problem(section.line("sentences"), "'sentences' is empty. Write at least one.");
    }
    return new FactorRule(
        name,
        labels(section),
        measure == null ? Measure.EVIDENCE : measure,
        section.whole("maxPoints", 0, MOST_POINTS),
        points,
        sentences);
  }

  private SortedMap<String, String> labels(PolicyReading section) {
    SortedMap<String, String> labels = new TreeMap<>();
    section
        .below("label")
        .ifPresent(label -> {
          label.expect(languages, List.of());
          languages.forEach(language -> labels.put(language, label.text(language)));
        });
    return labels;
  }

  private FactorRule.Points points(PolicyReading item, @Nullable Measure measure) {
    if (item.has("each")) {
      item.expect(List.of("value", "each"), List.of());
      return new FactorRule.Points.ForEach(
          value(item, measure), item.number("each", 0, MOST_POINTS));
    }
    return new FactorRule.Points.Once(
        condition(item, measure, List.of("points")), item.number("points", 0, MOST_POINTS));
  }

  private String value(PolicyReading item, @Nullable Measure measure) {
    String value = item.text("value");
    if (measure != null && !value.isEmpty() && !measure.numbers().contains(value)) {
      item.problem(item.line("value"), item.unknown("value", value, measure.numbers()));
    }
    return value;
  }

  private Condition condition(
      PolicyReading item, @Nullable Measure measure, List<String> otherKeys) {
    List<String> required = new ArrayList<>(List.of("value"));
    required.addAll(otherKeys);
    item.expect(required, List.of("is", "above", "below"));
    Condition.Comparison found = null;
    double than = 0;
    int count = 0;
    for (Condition.Comparison comparison : Condition.Comparison.values()) {
      String key = comparison.name().toLowerCase(Locale.ROOT);
      if (item.has(key)) {
        found = comparison;
        than = item.number(key, -1_000_000_000, 1_000_000_000);
        count++;
      }
    }
    if (count != 1) {
      item.problem(
          item.mapping().line(),
          "give one of is, above and below, e.g. { value: leadHours, below: 24, points: 3 }, or each.");
    }
    return new Condition(
        value(item, measure), found == null ? Condition.Comparison.IS : found, than);
  }

  private FactorRule.Sentence sentence(
      PolicyReading item, @Nullable Measure measure, boolean last) {
    item.expect(languages, List.of("when"));
    Condition when = item.below("when").map(one -> condition(one, measure, List.of())).orElse(null);
    if (last && when != null) {
      item.problem(
          item.line("when"),
          "the last sentence has to hold always. Remove its 'when', or add one without.");
    } else if (!last && when == null) {
      item.problem(
          item.mapping().line(),
          "the sentences after this one are never told. Give it a 'when', or move it to the end.");
    }
    Set<String> known = new TreeSet<>();
    if (measure != null) {
      known.addAll(measure.numbers());
      known.addAll(measure.texts());
    }
    return new FactorRule.Sentence(
        when, templates(item, languages, measure == null ? null : known));
  }

  /// The sentence of each language.
  ///
  /// @param known the values they can hold; null when that isn't known
  static SortedMap<String, SentenceTemplate> templates(
      PolicyReading item, List<String> languages, @Nullable Collection<String> known) {
    SortedMap<String, SentenceTemplate> templates = new TreeMap<>();
    for (String language : languages) {
      SentenceTemplate template =
          new SentenceTemplate(item.text(language), Locale.forLanguageTag(language));
      if (!template.isWellFormed()) {
        item.problem(
            item.line(language),
            "'%s' has a brace that belongs to no value. Write {name} or {name:one|many}."
                .formatted(language));
      }
      for (String value : template.values()) {
        if (known != null && !known.contains(value)) {
          item.problem(item.line(language), item.unknown(language, value, known));
        }
      }
      templates.put(language, template);
    }
    return templates;
  }
}
