package org.kaskade.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentImpactTest {
  private final DependencyGraph shop =
      GraphLiteral.graph(
          "web -> app, app -> db1|db2, app ~> mail, shop -> web, db1 -> host, db2 -> host, x");

  @Test
  void tellsEachServiceWhatEachComponentMakesOfIt() {
    ComponentImpact impact =
        ComponentImpact.of(
            shop, List.of("web", "x"), List.of("mail", "db1", "host", "web"), Patience.endless());

    assertThat(impact.rows())
        .flatExtracting(ComponentImpact.Row::cells)
        .extracting(cell -> cell.service().key(), ComponentImpact.Cell::state)
        .containsExactly(
            tuple("web", ImpactState.AT_RISK),
            tuple("x", ImpactState.UNAFFECTED),
            tuple("web", ImpactState.OUTAGE),
            tuple("x", ImpactState.UNAFFECTED),
            tuple("web", ImpactState.DEGRADED),
            tuple("x", ImpactState.UNAFFECTED),
            tuple("web", ImpactState.OUTAGE),
            tuple("x", ImpactState.UNAFFECTED));
    assertThat(impact.rows())
        .extracting(row -> row.component().key())
        .containsExactly("db1", "host", "mail", "web");
    assertThat(impact.completeness().complete()).isTrue();
  }

  @Test
  void findsTheComponentsThatServicesNeedInAnyStrength() {
    assertThat(ComponentImpact.componentsOf(shop, List.of("web")))
        .extracting(GraphCi::key)
        .containsExactly("app", "db1", "db2", "host", "mail");
    assertThat(ComponentImpact.componentsOf(shop, List.of("x"))).isEmpty();
  }

  @Test
  void answersTheComponentsDoneWhenItIsCancelled() {
    Patience[] patience = new Patience[1];
    patience[0] =
        Patience.of(
            Duration.ofHours(1),
            (done, total) -> {
              assertThat(total).isEqualTo(3);
              if (done == 2) {
                patience[0].cancel();
              }
            });

    ComponentImpact impact =
        ComponentImpact.of(shop, List.of("web"), List.of("db2", "db1", "app"), patience[0]);

    assertThat(impact.rows())
        .extracting(row -> row.component().key())
        .containsExactly("app", "db1");
    assertThat(impact.completeness().reason()).isEqualTo(Completeness.Reason.CANCELLED);
    assertThat(impact.completeness().missing()).contains("last 1 of 3");
  }

  @Test
  void stopsWhenItsTimeIsUp() {
    assertThat(
            ComponentImpact.of(shop, List.of("web"), List.of("app"), Patience.of(Duration.ZERO))
                .completeness()
                .reason())
        .isEqualTo(Completeness.Reason.TIME_LIMIT);
  }

  @Test
  void refusesAnUnknownKey() {
    assertThatThrownBy(
            () -> ComponentImpact.of(shop, List.of("web"), List.of("y"), Patience.endless()))
        .isInstanceOf(UnknownCi.class);
  }

  @Test
  void agreesWithOneScenarioPerComponent() {
    for (long seed = 50_000; seed < 50_150; seed++) {
      RandomEstate estate = new RandomEstate(seed);
      Set<String> keys = new LinkedHashSet<>(estate.keys());
      List<GraphDependency> dependencies = estate.dependencies();
      Map<String, NaiveImpact> alone = NaiveQuestions.outagesAlone(keys, dependencies);
      ComponentImpact impact =
          ComponentImpact.of(
              new GraphLiteral(keys, dependencies).graph(), keys, keys, Patience.endless());
      assertThat(impact.rows()).hasSize(keys.size());
      for (ComponentImpact.Row row : impact.rows()) {
        for (ComponentImpact.Cell cell : row.cells()) {
          assertThat(cell.state())
              .as("seed %d: %s makes %s", seed, row.component().key(), cell.service().key())
              .isEqualTo(
                  NaiveQuestions.impact(alone, row.component().key()).state(cell.service().key()));
        }
      }
    }
  }
}
