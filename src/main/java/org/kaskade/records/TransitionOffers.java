package org.kaskade.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaskade.access.Actor;
import org.kaskade.expression.Condition;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.RecordTransition;
import org.kaskade.schema.RecordType;
import org.springframework.stereotype.Component;

/// Which transitions somebody can take, and what stands in the way of the others.
@Component
class TransitionOffers {
  private final RecordExpressions expressions;
  private final Parties parties;
  private final Approvals approvals;
  private final Checklist checklist;

  TransitionOffers(
      RecordExpressions expressions, Parties parties, Approvals approvals, Checklist checklist) {
    this.expressions = expressions;
    this.parties = parties;
    this.approvals = approvals;
    this.checklist = checklist;
  }

  /// Why a transition can't be taken.
  record Obstacle(String code, String reason) {}

  /// What stands in the way; empty where nothing does.
  ///
  /// @param given whether what the transition asks for is filled in: else what it asks for can't be
  ///   held against it yet
  Optional<Obstacle> obstacle(
      RecordType type,
      KeptRecord record,
      RecordTransition transition,
      Actor who,
      boolean given,
      Instant now) {
    if (!transition.from().contains(record.state())) {
      return found(
          "STATE",
          "it leads from %s, and %s is in %s"
              .formatted(String.join(", ", transition.from()), record.number(), record.state()));
    }
    boolean program = Parties.isProgram(who);
    if (transition.programOnly() && !program) {
      return found("PROGRAM", "the program does it by itself" + upon(transition));
    }
    if (!parties.include(transition.by(), record, who)) {
      return found(
          "PERSON",
          "it is for %s, and %s is none of them"
              .formatted(
                  String.join(", ", transition.by().stream().map(Object::toString).toList()),
                  who.name()));
    }
    List<String> missing = missing(type, record, transition, given);
    if (!missing.isEmpty()) {
      return found(
          "NEEDS",
          "%s needs %s, which %s empty"
              .formatted(
                  transition.to(), String.join(", ", missing), missing.size() == 1 ? "is" : "are"));
    }
    RecordExpression when = transition.when();
    if (when != null && (given || !looksAtWhatIsAsked(transition, when))) {
      Condition.Verdict verdict = expressions.judge(when, type, record, who);
      if (!verdict.holds()) {
        return found(
            "CONDITION",
            "its condition doesn't hold: %s%s"
                .formatted(verdict.decided(), values(verdict.decided(), record)));
      }
    }
    List<String> tasks = checklist.before(transition.name(), type, record, who);
    if (!tasks.isEmpty()) {
      return found("TASKS", "it waits for tasks: " + String.join(", ", tasks));
    }
    for (String approval : transition.approvals()) {
      Approvals.Status status = approvals.status(type, record, approval, who, now);
      if (!status.satisfied()) {
        return found("APPROVAL", waiting(record, approval, status));
      }
    }
    return Optional.empty();
  }

  private static String waiting(KeptRecord record, String approval, Approvals.Status status) {
    return switch (status) {
      case REFUSED -> "approval '%s' was refused".formatted(approval);
      case NOT_ASKED -> "nobody was asked for approval '%s' yet".formatted(approval);
      case WAITING, GIVEN, GIVEN_IN_ADVANCE, NOT_NEEDED -> {
        List<String> seats = Approvals.missing(record, approval);
        yield seats.isEmpty()
            ? "approval '%s' still needs votes".formatted(approval)
            : "approval '%s' still waits for %s".formatted(approval, String.join(", ", seats));
      }
    };
  }

  private static String upon(RecordTransition transition) {
    RecordTransition.Event upon = transition.upon();
    if (transition.after() != null) {
      return " after " + transition.after();
    }
    return upon == null
        ? ""
        : switch (upon) {
          case APPROVED -> ", once it is approved";
          case REFUSED -> ", once it is refused";
          case WITHDRAWN -> ", once an approval is withdrawn";
        };
  }

  private static boolean looksAtWhatIsAsked(RecordTransition transition, RecordExpression when) {
    return transition.ask().stream().anyMatch(when.condition().names()::contains);
  }

  /// What the target needs and is empty, leaving out what the transition asks for unless that was
  /// given.
  static List<String> missing(
      RecordType type, KeptRecord record, RecordTransition transition, boolean given) {
    List<String> missing = new ArrayList<>();
    for (String name : type.state(transition.to()).needs()) {
      boolean asked = transition.ask().contains(name) && !given;
      boolean set =
          transition.then().stream()
              .anyMatch(action ->
                  action instanceof RecordTransition.Action.Set(var values)
                      && values.containsKey(name));
      if (!asked && !set && !isFilled(record, name)) {
        missing.add(name);
      }
    }
    return missing;
  }

  static boolean isFilled(KeptRecord record, String name) {
    Object value = record.fields().get(name);
    return switch (value) {
      case null -> !record.linked(name).isEmpty();
      case String text -> !text.isBlank();
      case List<?> items -> !items.isEmpty();
      default -> true;
    };
  }

  /// What the names in a condition stand for, as far as they are short enough to be read.
  static String values(String operand, KeptRecord record) {
    List<String> values = new ArrayList<>();
    Condition condition;
    try {
      condition = Condition.of(operand);
    } catch (ExpressionFailed part) {
      return "";
    }
    for (String name : condition.names().stream().sorted().toList()) {
      @Nullable Object value = name.equals("state") ? record.state() : record.fields().get(name);
      if (record.links().containsKey(name)) {
        values.add("%s has %d".formatted(name, record.linked(name).size()));
      } else if (value == null) {
        values.add(name + " is empty");
      } else if (value.toString().length() <= 60) {
        values.add(name + " is " + value);
      }
    }
    return values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
  }

  private static Optional<Obstacle> found(String code, String reason) {
    return Optional.of(new Obstacle(code, reason));
  }
}
