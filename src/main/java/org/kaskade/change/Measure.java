package org.kaskade.change;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be measured of a change, and the names by which policies refer to it.
enum Measure {
  SERVICES(
      "services",
      "services out degraded atRisk criticalOut highOut mediumOut lowOut criticalDegraded highDegraded mediumDegraded lowDegraded criticalAtRisk highAtRisk mediumAtRisk lowAtRisk expectedOut expectedDegraded expectedCriticalOut",
      "names"),
  REDUNDANCY("redundancy", "weakened broken spareless membersLost", "names"),
  SINGLE_POINTS("single-points", "cis singlePoints criticalSinglePoints services", "names"),
  COLLISIONS("collisions", "collisions overlapping services criticalServices", "names"),
  WINDOWS("windows", "unscheduled blackouts outside windowed", "names outsideNames"),
  ERROR_BUDGET("error-budget", "known worstPercent expectedPercent", "name"),
  CI_HISTORY("ci-history", "changes failed estimatedPercent", ""),
  CLASS_HISTORY("class-history", "changes failed estimatedPercent", "names"),
  EVIDENCE(
      "evidence",
      "cis backoutPlanMissing backupMissing testEvidenceMissing backoutPlanWords testEvidenceWords",
      ""),
  LEAD_TIME("lead-time", "leadHours unscheduled", ""),
  DATA("data", "cis missing conflicts stale oldestDays", "");

  private final String name;

  /// Words with a blank between them.
  private final String numbers;

  private final String texts;

  Measure(String name, String numbers, String texts) {
    this.name = name;
    this.numbers = numbers;
    this.texts = texts;
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" ", -1)));
  }

  /// As policies write it.
  String title() {
    return name;
  }

  /// Names of the numbers it gives.
  Set<String> numbers() {
    return words(numbers);
  }

  /// Names of the texts it gives, for sentences alone.
  Set<String> texts() {
    return words(texts);
  }

  static Optional<Measure> named(String name) {
    return Arrays.stream(values()).filter(measure -> measure.name.equals(name)).findFirst();
  }
}
