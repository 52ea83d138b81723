package org.kaskade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.Trial;
import org.kaskade.importers.mapping.MappingProblem;
import org.kaskade.importers.mapping.MappingTrial;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a mapping makes of files, for people and for programs.
final class TrialReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private TrialReport() {}

  static String text(MappingTrial tried) {
    StringBuilder text = new StringBuilder();
    tried.mistakes().forEach(mistake -> line(text, mistake.toString()));
    tried.trial().ifPresent(trial -> text(trial, text));
    return text.toString();
  }

  private static void text(Trial trial, StringBuilder text) {
    line(text, "CIs: %,d".formatted(trial.cis().size()));
    for (FoundCi ci : trial.cis()) {
      line(text, "  %s %s  (%s:%d)".formatted(ref(ci.ref()), ci.name(), ci.file(), ci.line()));
      new TreeMap<>(ci.attributes())
          .forEach((name, value) -> line(text, "    %s: %s".formatted(name, value)));
    }
    line(text, "Dependencies: %,d".formatted(trial.dependencies().size()));
    for (FoundDependency each : trial.dependencies()) {
      line(
          text,
          "  %s %s %s%s  (%s:%d)"
              .formatted(
                  ref(each.dependent()),
                  each.type(),
                  ref(each.provider()),
                  more(each),
                  each.file(),
                  each.line()));
    }
    line(text, "Problems: %,d".formatted(trial.problems().size()));
    for (InventoryProblem each : trial.problems()) {
      line(
          text,
          "  %s: %s %s: %s"
              .formatted(
                  each.line() == null ? each.file() : each.file() + ":" + each.line(),
                  each.severity(),
                  each.code(),
                  each.message()));
    }
  }

  private static String ref(CiRef ref) {
    return new TreeMap<>(ref.identity())
        .entrySet().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", ", ref.ciClass() + " [", "]"));
  }

  private static String more(FoundDependency each) {
    List<String> more = new ArrayList<>();
    if (each.strength() != null) {
      more.add(each.strength().toString());
    }
    if (each.group() != null) {
      more.add("group " + each.group());
    }
    if (each.need() != null) {
      more.add("need " + each.need());
    }
    return more.isEmpty() ? "" : " " + String.join(", ", more);
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }

  static String json(MappingTrial tried) {
    Map<String, Object> report = new LinkedHashMap<>();
    List<Map<String, @Nullable Object>> problems = new ArrayList<>();
    for (MappingProblem each : tried.mistakes()) {
      problems.add(problem("ERROR", "INVALID_MAPPING", each.file(), each.line(), each.message()));
    }
    List<FoundCi> cis = new ArrayList<>();
    List<FoundDependency> dependencies = new ArrayList<>();
    tried
        .trial()
        .ifPresent(trial -> {
          cis.addAll(trial.cis());
          dependencies.addAll(trial.dependencies());
          for (InventoryProblem each : trial.problems()) {
            problems.add(
                problem(
                    each.severity().name(), each.code(), each.file(), each.line(), each.message()));
          }
        });
    report.put("cis", cis);
    report.put("dependencies", dependencies);
    report.put("problems", problems);
    return JSON.writeValueAsString(report) + System.lineSeparator();
  }

  private static Map<String, @Nullable Object> problem(
      String severity, String code, String file, @Nullable Integer line, String message) {
    Map<String, @Nullable Object> problem = new LinkedHashMap<>();
    problem.put("severity", severity);
    problem.put("code", code);
    problem.put("file", file);
    problem.put("line", line);
    problem.put("message", message);
    return problem;
  }
}
