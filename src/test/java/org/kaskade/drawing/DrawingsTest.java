package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kaskade.drawing.Drawings.Wishes;
import org.kaskade.drawing.SampleDrawings.Outage;
import org.kaskade.graph.DependencyGraph;
import org.kaskade.graph.DependencyGraphBuilder;
import org.kaskade.graph.Direction;
import org.kaskade.graph.GraphCi;
import org.kaskade.graph.GraphDependency;
import org.kaskade.graph.Strength;

class DrawingsTest {
  private static final Drawings DRAWINGS = SampleDrawings.DRAWINGS;

  /// What is drawn is what there is, however much is folded and opened.
  @RepeatedTest(150)
  void addsUp(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String as = "seed " + repetition.getCurrentRepetition();
    Outage outage = SampleDrawings.of(repetition.getCurrentRepetition());
    Wishes wishes = new Wishes(1 + random.nextInt(12), 1 + random.nextInt(150), Set.of(), null);
    Drawing drawing = DRAWINGS.ofOutage(outage.impact(), outage.failed(), wishes);
    for (Box box : drawing.boxes()) {
      if (box.content() instanceof Box.Fold && random.nextInt(3) == 0) {
        wishes = new Wishes(wishes.foldAbove(), wishes.mostBoxes(), Set.of(box.id()), null);
        drawing = DRAWINGS.ofOutage(outage.impact(), outage.failed(), wishes);
        break;
      }
    }
    if (drawing.isTooLarge()) {
      assertThat(drawing.boxes()).as(as).isEmpty();
      return;
    }
    int cis = 0;
    int inside = 0;
    Set<String> ids = new HashSet<>();
    for (Box box : drawing.boxes()) {
      ids.add(box.id());
      switch (box.content()) {
        case Box.OneCi _ -> cis++;
        case Box.Fold fold -> {
          cis += fold.count();
          inside += fold.inside();
        }
        case Box.RedundancyGroup _ -> {}
      }
    }
    Drawing drawn = drawing;
    int counted =
        drawing.lines().stream()
            .filter(
                line -> !(drawn.boxes().get(line.from()).content() instanceof Box.RedundancyGroup))
            .mapToInt(Line::count)
            .sum();
    assertThat(cis).as(as).isEqualTo(drawing.cis());
    assertThat(counted + inside).as(as).isEqualTo(drawing.dependencies());
    assertThat(ids).as(as).hasSize(drawing.boxes().size());
    assertThat(Collections.disjoint(ids, wishes.open())).as(as).isTrue();
  }

  @RepeatedTest(20)
  void isTheSameInWhateverOrderThingsCame(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Outage outage = SampleDrawings.of(seed);
    DependencyGraph graph = outage.impact().graph();
    List<GraphCi> cis = new ArrayList<>(graph.cis());
    List<GraphDependency> dependencies = new ArrayList<>();
    cis.forEach(ci -> dependencies.addAll(graph.dependenciesOf(ci.key())));
    Collections.shuffle(cis, new Random(seed));
    Collections.shuffle(dependencies, new Random(seed));
    DependencyGraphBuilder shuffled = DependencyGraph.builder();
    cis.forEach(shuffled::add);
    dependencies.forEach(shuffled::add);
    Outage other = SampleDrawings.of(shuffled.build(), outage.failed());
    assertThat(DRAWINGS.ofOutage(other.impact(), other.failed(), Wishes.NONE))
        .as("seed %d", seed)
        .isEqualTo(DRAWINGS.ofOutage(outage.impact(), outage.failed(), Wishes.NONE));
  }

  @Test
  void drawsWhatIsNeededLeftOfWhatNeedsIt() {
    DependencyGraph graph =
        SampleDrawings.graph("web -> app, app -> pool=1:db-1|db-2, shop -> web, app ~> mail");
    Drawing drawing =
        DRAWINGS.ofSurroundings(
            graph,
            graph.neighborhood(List.of("app"), Direction.BOTH, 2, 100),
            List.of("app"),
            Wishes.NONE);
    assertThat(drawing.subject().names()).containsExactly("app");
    assertThat(drawing.boxes())
        .extracting(box -> box.column() + " " + box.id())
        .containsExactlyInAnyOrder(
            "0 db-1", "0 db-2", "1 ~group~3~app~pool", "1 mail", "2 app", "3 web", "4 shop");
  }

  @Test
  void saysWhenThereAreTooManyCisToLookAt() {
    DependencyGraphBuilder builder = DependencyGraph.builder();
    builder.add(new GraphCi("rack", "rack", "Rack", null, "ACTIVE", "LOW", null));
    for (int at = 0; at < Drawings.MOST_CIS; at++) {
      String key = "web-" + at;
      builder.add(new GraphCi(key, key, "Server", null, "ACTIVE", "LOW", null));
      builder.add(new GraphDependency(key, "rack", "RUNS_ON", Strength.HARD));
    }
    Outage outage = SampleDrawings.of(builder.build(), List.of("rack"));
    Drawing drawing = DRAWINGS.ofOutage(outage.impact(), outage.failed(), Wishes.NONE);
    assertThat(drawing.isTooLarge()).isTrue();
    assertThat(drawing.boxCount()).isNull();
    assertThat(new DrawingWords(Language.EN).description(drawing))
        .isEqualTo("No picture: 20,001 CIs are too many. The table has them all.");
  }
}
