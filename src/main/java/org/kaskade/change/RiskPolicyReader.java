package org.kaskade.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
            new FactorReader(languages).read(root),
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
    return FactorReader.templates(reason, languages, known);
  }
}
