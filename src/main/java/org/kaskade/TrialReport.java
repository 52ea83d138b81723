package org.kaskade;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kaskade.importers.CiRef;
import org.kaskade.importers.FoundCi;
import org.kaskade.importers.FoundDependency;
import org.kaskade.importers.InventoryProblem;
import org.kaskade.importers.Trial;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a mapping makes of files, for people and for programs.
final class TrialReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private TrialReport() {}

  static String text(Trial trial) {
    StringBuilder text = new StringBuilder();
    if (trial.problems().stream().anyMatch(each -> each.code().equals(Trial.INVALID_MAPPING))) {
      trial.problems().forEach(each -> line(text, place(each) + ": " + each.message()));
      return text.toString();
    }
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
          "  %s: %s %s: %s".formatted(place(each), each.severity(), each.code(), each.message()));
    }
    return text.toString();
  }

  private static String place(InventoryProblem problem) {
    return problem.line() == null ? problem.file() : problem.file() + ":" + problem.line();
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

  static String json(Trial trial) {
    return JSON.writeValueAsString(trial) + System.lineSeparator();
  }
}
