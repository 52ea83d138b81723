package org.kaskade.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaskade.access.Actor;
import org.kaskade.graph.Completeness;
import org.kaskade.graph.CriticalComponents;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Strength;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.RunningQuestions.Running;

class RunningQuestionsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private String name = "ann";
  private boolean administrator;
  private final RunningQuestions questions =
      new RunningQuestions(
          () ->
              new Actor(
                  name, List.of(), administrator ? Set.of("admin") : Set.of("viewer"), Set.of()),
          Clock.systemUTC());

  private Running only() {
    return questions.runningQuestions().getFirst();
  }

  @Test
  void areListedWhileTheyAreWorkedOn() {
    questions.run(
        "cfia",
        List.of("server:a", "server:b"),
        LONG,
        patience -> {
          assertThat(only())
              .extracting(Running::question, Running::about, Running::askedBy, Running::progress)
              .containsExactly("cfia", "server:a, server:b", "ann", 0.0);
          return 1;
        });
    assertThat(questions.runningQuestions()).isEmpty();
  }

  @Test
  void areForgottenWhenTheyFail() {
    assertThatThrownBy(() ->
            questions.run(
                "cfia",
                List.of(),
                LONG,
                patience -> {
                  throw new IllegalStateException("broken");
                }))
        .hasMessage("broken");
    assertThat(questions.runningQuestions()).isEmpty();
  }

  @Test
  void answerWhatWasFoundWhenTheirAskerEndsThem() {
    DependencyGraph graph = graph();
    Completeness completeness =
        questions.run(
            "criticalComponents",
            List.of(),
            LONG,
            patience -> {
              assertThat(questions.cancelQuestion(only().id())).isTrue();
              return CriticalComponents.of(graph, List.of("s"), ci -> 1, patience).completeness();
            });
    assertThat(completeness.complete()).isFalse();
    assertThat(completeness.reason()).isEqualTo(Completeness.Reason.CANCELLED);
    assertThat(completeness.missing()).isNotEmpty();
  }

  @Test
  void areEndedByTheirAskerOrAnAdministratorAlone() {
    Map<String, Boolean> ended = new HashMap<>();
    questions.run(
        "cfia",
        List.of(),
        LONG,
        patience -> {
          name = "bob";
          assertThatThrownBy(() -> questions.cancelQuestion(only().id()))
              .isInstanceOf(RequestRefused.class);
          administrator = true;
          ended.put("by administrator", questions.cancelQuestion(only().id()));
          return 1;
        });
    assertThat(ended).containsEntry("by administrator", true);
    assertThat(questions.cancelQuestion("none")).isFalse();
  }

  /// A service on two of two, of which a group of groups has to be solved.
  private static DependencyGraph graph() {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    for (String key : List.of("s", "a", "b", "c")) {
      builder.add(new GraphCi(key, key, "Application", null, "ACTIVE", "MEDIUM", null));
    }
    builder.add(new GraphDependency("s", "a", "DEPENDS_ON", Strength.HARD, "g", "1"));
    builder.add(new GraphDependency("s", "b", "DEPENDS_ON", Strength.HARD, "g", "1"));
    builder.add(new GraphDependency("a", "c", "DEPENDS_ON", Strength.HARD));
    builder.add(new GraphDependency("b", "c", "DEPENDS_ON", Strength.HARD));
    return builder.build();
  }
}
