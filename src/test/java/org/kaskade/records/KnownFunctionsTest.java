package org.kaskade.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaskade.expression.Condition;
import org.kaskade.expression.ExpressionFailed;
import org.kaskade.schema.RecordExpression;
import org.kaskade.schema.SchemaProblem;

class KnownFunctionsTest {
  private static List<String> problems(String expression) throws ExpressionFailed {
    return KnownFunctions.problems(
            List.of(new RecordExpression(Condition.of(expression), "records/change.yaml", 7)),
            Set.of("owner", "assess"))
        .stream()
        .map(SchemaProblem::toString)
        .toList();
  }

  @Test
  void takesThoseThatThereAre() throws ExpressionFailed {
    assertThat(problems("$count(owner(changes)) > 0 and assess()")).isEmpty();
  }

  @Test
  void saysWhereAnUnknownOneIsCalled() throws ExpressionFailed {
    assertThat(problems("asses() > 3"))
        .containsExactly(
            "records/change.yaml:7: 'asses() > 3' calls asses(), which is no function of the program"
                + " (did you mean assess?). There are assess, owner; JSONata's own have a $ in front,"
                + " e.g. $count(changes).");
  }
}
