package org.kaskade.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Map<String, Object> RECORD =
      Map.of(
          "state",
          "DRAFT",
          "start",
          "2026-11-22T08:00:00.000Z",
          "end",
          "2026-11-22T07:00:00.000Z",
          "risk",
          Map.of("level", "HIGH", "score", 71),
          "changes",
          List.of(
              Map.of("key", "server:a", "effect", "OUTAGE"),
              Map.of("key", "server:b", "effect", "DEGRADED")));

  private static final Map<String, Function<List<?>, @Nullable Object>> FUNCTIONS =
      Map.of("size", arguments -> ((List<?>) arguments.getFirst()).size(), "nobody", _ -> null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state = 'DRAFT' and end > start                                | end > start",
        "state = 'DRAFT'and(end > start)                                | (end > start)",
        "state = 'a and b' and true                                     | state = 'a and b'",
        "$exists(changes[effect = 'x' and key]) and true                | $exists(changes[effect = 'x' and key])",
        "true and size(changes) < 2 and false                           | size(changes) < 2",
        "nobody()                                                       | nobody()",
        "false or state = 'x' and true                                  | false or state = 'x' and true",
        "state = 'DRAFT' ? (true and false) : true                      | state = 'DRAFT' ? (true and false) : true",
        "risk.level = 'LOW' and missing                                 | risk.level = 'LOW'",
        "missing and true                                               | missing"
      })
  void namesTheOperandThatDecided(String text, String operand) throws ExpressionFailed {
    assertThat(Condition.of(text).judge(RECORD, Map.of(), FUNCTIONS))
        .isEqualTo(new Condition.Verdict(false, operand));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state = 'DRAFT' and start > end",
        "size(changes) = 2",
        "$count(changes[effect = 'OUTAGE']) = 1",
        "risk.(level = 'HIGH' and score > 70) and $who.name = 'anna'",
        "state in ['DRAFT', 'SUBMITTED']"
      })
  void holdsWhenAllOperandsDo(String text) throws ExpressionFailed {
    assertThat(
            Condition.of(text)
                .judge(RECORD, Map.of("who", Map.of("name", "anna")), FUNCTIONS)
                .holds())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "end > start | end,start",
        "risk.level = 'end' and `start` > $end | risk,start",
        "changes[effect = 'OUTAGE'].key | changes",
        "size(changes) > score | changes,score",
        "risk.(level = 'x') or [state, end] | risk,state,end",
        "$map(changes, function($c) { $c.key & other }) | changes"
      })
  void knowsWhichNamesItLooksUp(String text, String names) throws ExpressionFailed {
    assertThat(Condition.of(text).names()).containsExactlyInAnyOrder(names.split(","));
  }

  @Test
  void knowsWhichFunctionsItCalls() throws ExpressionFailed {
    assertThat(
            Condition.of("assess ( ) and $count(owner(changes)) > 0 and 'call(me)' and (true)")
                .functions())
        .containsExactlyInAnyOrder("assess", "owner");
  }

  @Test
  void givesAValue() throws ExpressionFailed {
    assertThat(Condition.of("changes.key").value(RECORD, Map.of(), FUNCTIONS))
        .isEqualTo(List.of("server:a", "server:b"));
    assertThat(Condition.of("nobody()").value(RECORD, Map.of(), FUNCTIONS)).isNull();
  }

  @Test
  void saysWhereItIsNoJsonata() {
    assertThatThrownBy(() -> Condition.of("end > ")).hasMessageContaining("is no JSONata");
    assertThatThrownBy(() -> Condition.of("(a and b")).hasMessageContaining("is no JSONata");
  }
}
