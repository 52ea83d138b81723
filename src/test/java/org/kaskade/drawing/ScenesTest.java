package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kaskade.graph.AffectedCi;
import org.kaskade.graph.Cause;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.Direction;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.GroupStatus;
import org.kaskade.graph.ImpactState;

class ScenesTest {
  @Test
  void drawsTheHealthyMembersThatKeepAGroupUp() {
    Scene scene = outage("db-1", "app -> pool=1:db-1|db-2|db-3, shop -> app").scene();
    assertThat(keys(scene)).containsExactly("app", "db-1", "db-2", "db-3");
    assertThat(group(scene).up()).isEqualTo(2);
    assertThat(group(scene).state()).isEqualTo(ImpactState.UNAFFECTED);
    assertThat(group(scene).atFault()).isFalse();
  }

  @Test
  void drawsAllMembersOfAGroupThatIsWorseForDegradedOnes() {
    Scene scene = outage("disk", "db-1 ~> disk, app -> pool=2:db-1|db-2").scene();
    assertThat(keys(scene)).containsExactly("app", "db-1", "db-2", "disk");
    assertThat(group(scene).state()).isEqualTo(ImpactState.DEGRADED);
    assertThat(group(scene).atFault()).isTrue();
  }

  @Test
  void drawsDependenciesAmongCisThatHappenToBeThere() {
    Scene scene = outage("db-1", "app -> pool=1:db-1|db-2, db-2 ~> db-1, db-2 -> spare").scene();
    assertThat(keys(scene)).containsExactly("app", "db-1", "db-2");
    assertThat(scene.dependencies()).isEqualTo(3);
  }

  @Test
  void marksThePathThroughAGroup() {
    Scene scene =
        outage("db-1", "app -> pool=2:db-1|db-2, shop -> app, shop -> db-2").scene("shop");
    assertThat(scene.arcs().stream().filter(Scene.Arc::onPath)).hasSize(3);
    assertThat(group(scene).onPath()).isTrue();
    assertThat(scene.vertices().stream().filter(Scene.Vertex::onPath)).hasSize(4);
  }

  @Test
  void isNotMadeOfTooMany() {
    SampleDrawings.Outage outage = outage("rack", SampleDrawings.each(30, "web-{} -> rack"));
    assertThat(new Scenes(ci -> false).ofOutage(outage.impact(), List.of("rack"), null, 30))
        .isEmpty();
    assertThat(new Scenes(ci -> false).ofOutage(outage.impact(), List.of("rack"), null, 31))
        .isPresent();
  }

  @Test
  void saysOfSurroundingsWhatAGroupNeedsNotWhatIsUp() {
    DependencyGraph graph = SampleDrawings.graph("app -> pool=2:db-1|db-2|db-3");
    Scene scene =
        new Scenes(ci -> false)
            .ofSurroundings(
                graph,
                graph.neighborhood(List.of("db-1"), Direction.BOTH, 1, 10),
                List.of("db-1"),
                Drawings.Groups.USUAL);
    assertThat(keys(scene)).containsExactly("app", "db-1");
    assertThat(group(scene).members()).isEqualTo(3);
    assertThat(group(scene).need()).isEqualTo(2);
    assertThat(group(scene).up()).isNull();
  }

  /// States, groups and dependencies are those of the analysis.
  @RepeatedTest(100)
  void agreesWithTheAnalysis(RepetitionInfo seed) {
    String as = "seed " + seed.getCurrentRepetition();
    SampleDrawings.Outage outage = SampleDrawings.of(seed.getCurrentRepetition());
    Scene scene = outage.scene();
    Set<String> keys = new HashSet<>(keys(scene));
    for (AffectedCi affected : outage.impact().affected()) {
      assertThat(keys).as(as).contains(affected.ci().key());
    }
    for (GroupStatus weakened : outage.impact().weakenedGroups()) {
      assertThat(groups(scene)).as(as).contains(told(scene, weakened));
    }
    int dependencies = 0;
    for (Scene.Vertex vertex : scene.vertices()) {
      if (vertex instanceof Scene.CiVertex one) {
        String key = one.ci().key();
        assertThat(one.state()).as(as).isEqualTo(outage.impact().stateOf(key));
        for (GraphDependency dependency : outage.impact().graph().dependenciesOf(key)) {
          dependencies += keys.contains(dependency.provider()) ? 1 : 0;
        }
        if (one.state() != ImpactState.UNAFFECTED) {
          Set<String> atFault =
              outage.impact().causesOf(key).stream()
                  .map(Cause::group)
                  .filter(group -> group != null)
                  .map(GroupStatus::group)
                  .collect(Collectors.toSet());
          assertThat(
                  scene.vertices().stream()
                      .filter(v ->
                          v instanceof Scene.GroupVertex g
                              && g.atFault()
                              && scene.vertices().get(g.dependent()).equals(one))
                      .map(v -> ((Scene.GroupVertex) v).name()))
              .as(as)
              .containsExactlyInAnyOrderElementsOf(atFault);
        }
      }
    }
    assertThat(scene.dependencies()).as(as).isEqualTo(dependencies);
  }

  private static Set<String> groups(Scene scene) {
    return scene.vertices().stream()
        .filter(Scene.GroupVertex.class::isInstance)
        .map(Scene.GroupVertex.class::cast)
        .map(g ->
            told(
                scene,
                g.dependent(),
                g.name(),
                g.members(),
                g.need(),
                g.up() == null ? -1 : g.up()))
        .collect(Collectors.toSet());
  }

  private static String told(Scene scene, GroupStatus status) {
    return told(
        scene,
        keys(scene).indexOf(status.dependent().key()),
        status.group(),
        status.members(),
        status.need(),
        status.up());
  }

  private static String told(Scene scene, int dependent, String name, int n, int k, int up) {
    return "%s/%s: %d of %d up, need %d".formatted(keys(scene).get(dependent), name, up, n, k);
  }

  private static SampleDrawings.Outage outage(String failed, String text) {
    return SampleDrawings.of(SampleDrawings.graph(text), List.of(failed));
  }

  private static List<String> keys(Scene scene) {
    return scene.vertices().stream()
        .filter(Scene.CiVertex.class::isInstance)
        .map(vertex -> ((Scene.CiVertex) vertex).ci().key())
        .toList();
  }

  private static Scene.GroupVertex group(Scene scene) {
    return scene.vertices().stream()
        .filter(Scene.GroupVertex.class::isInstance)
        .map(Scene.GroupVertex.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
