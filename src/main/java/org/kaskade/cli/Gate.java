package org.kaskade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What may be in a plan that makes a pipeline fail.
enum Gate {
  CRITICAL_SINGLE_POINT("a critical service gets a new single point of failure") {
    @Override
    List<String> findings(JsonNode plan) {
      return singlePoints(plan, true);
    }
  },
  SINGLE_POINT("a service gets a new single point of failure") {
    @Override
    List<String> findings(JsonNode plan) {
      return singlePoints(plan, false);
    }
  },
  LOST_REDUNDANCY("a redundancy group can lose fewer members than before") {
    @Override
    List<String> findings(JsonNode plan) {
      return each(plan.path("groupsLosingRedundancy"), PlanText::group);
    }
  },
  WORSE_SERVICE("the worst case of a service gets worse") {
    @Override
    List<String> findings(JsonNode plan) {
      return each(plan.path("worseServices"), PlanText::worse);
    }
  },
  RETIREMENT("a CI is retired") {
    @Override
    List<String> findings(JsonNode plan) {
      int retired = plan.at("/report/retired").asInt();
      return retired == 0 ? List.of() : List.of("%d CIs are retired".formatted(retired));
    }
  },
  HELD("a sync would be held for what it retires") {
    @Override
    List<String> findings(JsonNode plan) {
      JsonNode held = plan.at("/report/held");
      return held.isString() ? List.of(held.asString()) : List.of();
    }
  },
  ERROR("something in the inventory can't be read") {
    @Override
    List<String> findings(JsonNode plan) {
      List<String> found = new ArrayList<>();
      for (JsonNode problem : plan.at("/report/problems")) {
        if (problem.path("severity").asString("").equals("ERROR")) {
          found.add(PlanText.problem(problem));
        }
      }
      return found;
    }
  };

  private final String when;

  Gate(String when) {
    this.when = when;
  }

  /// What is in the plan that this gate doesn't let through, a sentence each.
  abstract List<String> findings(JsonNode plan);

  /// How it is written on the command line.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// When it fails, for people.
  String when() {
    return when;
  }

  private static List<String> each(JsonNode list, Function<JsonNode, String> sentence) {
    return list.valueStream().map(sentence).toList();
  }

  private static List<String> singlePoints(JsonNode plan, boolean criticalOnly) {
    return plan.path("singlePointsAppearing")
        .valueStream()
        .filter(point -> !criticalOnly || point.path("criticality").asString("").equals("CRITICAL"))
        .map(PlanText::singlePoint)
        .toList();
  }
}
