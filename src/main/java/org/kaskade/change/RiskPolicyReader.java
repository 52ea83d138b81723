package org.kaskade.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaskade.graph.ImpactState;
import org.kaskade.schema.InvalidSchema;
import org.kaskade.schema.PolicyFile;
import org.kaskade.schema.SchemaProblem;

/// Reads and checks the policy of risk.
final class RiskPolicyReader {
  /// The policy's name, and its file's.
  static final String NAME = "change-risk";

  private static final List<String> KINDS = List.of("new", "waiting", "active", "done", "closed");
  private static final List<String> TYPES = List.of("STANDARD", "NORMAL", "EMERGENCY");
  private static final int HIGHEST = 100;

  private final List<SchemaProblem> problems = new ArrayList<>();
  private final PolicyReading root;
  private final List<String> languages;

  private RiskPolicyReader(PolicyFile file) {
    root = new PolicyReading(file.path(), file.content(), problems);
    languages = List.copyOf(root.texts("languages"));
  }

  /// @throws InvalidSchema with everything that is wrong
  static RiskPolicy read(PolicyFile file) {
    return new RiskPolicyReader(file).policy();
  }

  private RiskPolicy policy() {
    root.expect(
        List.of(
            "policy",
            "description",
            "version",
            "languages",
            "levels",
            "schedule",
            "history",
            "factors",
            "approvals"),
        List.of());
    root.text("description");
    if (!root.text("policy").equals(NAME) && root.has("policy")) {
      root.problem(
          root.line("policy"),
          "this file holds the policy change-risk. Write policy: change-risk.");
    }
    checkLanguages();
    PolicyReading schedule = required("schedule", List.of("counts", "slotDays"));
    RiskPolicy policy =
        new RiskPolicy(
            root.whole("version", 1, Integer.MAX_VALUE),
            languages,
            levels(),
            schedule == null ? new TreeSet<>() : schedule.words("counts", KINDS),
            schedule == null ? 1 : schedule.whole("slotDays", 1, 366),
            history(),
            factors(),
            approvals());
    if (!problems.isEmpty()) {
      throw new InvalidSchema(
          problems.stream()
              .distinct()
              .sorted(Comparator.comparingInt(SchemaProblem::line))
              .toList());
    }
    return policy;
  }

  private @Nullable PolicyReading required(String key, List<String> keys) {
    PolicyReading section = root.below(key).orElse(null);
    if (section != null) {
      section.expect(keys, List.of());
    }
    return section;
  }

  private void checkLanguages() {
    for (String language : languages) {
      if (!Set.of(Locale.getISOLanguages()).contains(language)) {
        root.problem(
            root.line("languages"),
            "'languages' names '%s', which is no language of ISO 639-1. Write en or de, for example."
                .formatted(language));
      }
    }
  }

  private Map<RiskLevel, Integer> levels() {
    Map<RiskLevel, Integer> levels = new EnumMap<>(RiskLevel.class);
    List<String> names = Arrays.stream(RiskLevel.values()).map(RiskLevel::name).toList();
    PolicyReading section = required("levels", names);
    int before = -1;
    for (RiskLevel level : RiskLevel.values()) {
      int lowest = section == null ? 0 : section.whole(level.name(), 0, HIGHEST);
      if (section != null && section.has(level.name())) {
        if (lowest <= before || (level == RiskLevel.LOW && lowest != 0)) {
          section.problem(
              section.line(level.name()),
              level == RiskLevel.LOW
                  ? "LOW is %d; it begins at 0.".formatted(lowest)
                  : "%s is %d; give more than the level before it has, %d."
                      .formatted(level, lowest, before));
        }
      }
      levels.put(level, lowest);
      before = lowest;
    }
    return levels;
  }

  private RiskPolicy.History history() {
    PolicyReading section = required("history", List.of("days", "prior"));
    PolicyReading prior = section == null ? null : section.below("prior").orElse(null);
    if (section == null || prior == null) {
      return new RiskPolicy.History(Duration.ofDays(1), 1, 1);
    }
    prior.expect(List.of("failed", "successful"), List.of());
    return new RiskPolicy.History(
        Duration.ofDays(section.whole("days", 1, 36_500)),
        prior.number("failed", 0.01, 1_000_000),
        prior.number("successful", 0.01, 1_000_000));
  }

  private List<FactorRule> factors() {
    List<FactorRule> factors = new ArrayList<>();
    root.each("factors").forEach((name, section) -> factors.add(factor(name, section)));
    if (factors.isEmpty() && root.has("factors")) {
      root.problem(root.line("factors"), "'factors' is empty. Declare at least one.");
    }
    return factors;
  }

  private FactorRule factor(String name, PolicyReading section) {
    section.expect(
        List.of("measure", "description", "maxPoints", "points", "sentences"), List.of());
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
        measure == null ? Measure.EVIDENCE : measure,
        section.whole("maxPoints", 0, HIGHEST),
        points,
        sentences);
  }

  private FactorRule.Points points(PolicyReading item, @Nullable Measure measure) {
    if (item.has("each")) {
      item.expect(List.of("value", "each"), List.of());
      return new FactorRule.Points.ForEach(value(item, measure), item.number("each", 0, HIGHEST));
    }
    return new FactorRule.Points.Once(
        condition(item, measure, List.of("points")), item.number("points", 0, HIGHEST));
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
    return new FactorRule.Sentence(when, templates(item, known, measure != null));
  }

  private SortedMap<String, SentenceTemplate> templates(
      PolicyReading item, Collection<String> known, boolean checked) {
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
        if (checked && !known.contains(value)) {
          item.problem(item.line(language), item.unknown(language, value, known));
        }
      }
      templates.put(language, template);
    }
    return templates;
  }

  private RiskPolicy.Approvals approvals() {
    PolicyReading section = required("approvals", List.of("owners", "board"));
    PolicyReading owners = section == null ? null : section.below("owners").orElse(null);
    PolicyReading board = section == null ? null : section.below("board").orElse(null);
    SortedSet<ImpactState> states = new TreeSet<>();
    SortedSet<String> ownersTypes = new TreeSet<>();
    SortedMap<String, SentenceTemplate> ownersReason = new TreeMap<>();
    if (owners != null) {
      owners.expect(List.of("states", "types", "reason"), List.of());
      owners
          .words("states", List.of("AT_RISK", "DEGRADED", "OUTAGE"))
          .forEach(state -> states.add(ImpactState.valueOf(state)));
      ownersTypes = owners.words("types", TYPES);
      ownersReason = reason(owners, "reason", List.of("service", "state"));
    }
    if (board == null) {
      return new RiskPolicy.Approvals(
          new RiskPolicy.Owners(states, ownersTypes, ownersReason),
          new RiskPolicy.Board(
              "",
              RiskLevel.LOW,
              new TreeSet<>(),
              new TreeMap<>(),
              new TreeMap<>(),
              new TreeMap<>()));
    }
    board.expect(List.of("approver", "from", "types", "reason", "alone", "unowned"), List.of());
    return new RiskPolicy.Approvals(
        new RiskPolicy.Owners(states, ownersTypes, ownersReason),
        new RiskPolicy.Board(
            board.text("approver"),
            board.constant("from", RiskLevel.class),
            board.words("types", TYPES),
            reason(board, "reason", List.of("from", "level", "score")),
            reason(board, "alone", List.of("services", "level", "score")),
            reason(board, "unowned", List.of("service", "state"))));
  }

  private SortedMap<String, SentenceTemplate> reason(
      PolicyReading section, String key, List<String> known) {
    PolicyReading reason = section.below(key).orElse(null);
    if (reason == null) {
      return new TreeMap<>();
    }
    reason.expect(languages, List.of());
    return templates(reason, known, true);
  }
}
