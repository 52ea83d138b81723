package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pictures of 200 outages of 20 to 150 boxes beside those of Eclipse ELK's layered layout.
class LayoutOracleTest {
  private static final int PICTURES = 200;
  private static final double AS_GOOD_AS = 1.3;

  @BeforeAll
  static void register() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  /// @param crossings of lines that share no box
  private record Measured(long crossings, double area) {}

  private record Way(int from, int to, List<Point2D> points) {}

  @Test
  void crossesAsFewLinesOnAsLittleRoomAsElk() {
    long ownCrossings = 0;
    long elkCrossings = 0;
    List<Double> areas = new ArrayList<>();
    List<Double> crossings = new ArrayList<>();
    for (long seed = 1; areas.size() < PICTURES; seed++) {
      FoldedScene folded = new Folds(SampleDrawings.of(seed).scene(), Set.of()).to(150, 10);
      int boxes = folded.boxes().size();
      if (boxes >= 20 && boxes <= 150) {
        Measured own = own(folded);
        Measured elk = elk(folded);
        ownCrossings += own.crossings;
        elkCrossings += elk.crossings;
        areas.add(own.area / elk.area);
        crossings.add((own.crossings + 1.0) / (elk.crossings + 1.0));
      }
    }
    assertThat(ownCrossings).isLessThanOrEqualTo((long) (elkCrossings * AS_GOOD_AS));
    assertThat(median(crossings)).isLessThanOrEqualTo(AS_GOOD_AS);
    assertThat(areas).allSatisfy(ratio -> assertThat(ratio).isLessThanOrEqualTo(AS_GOOD_AS));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static Measured own(FoldedScene folded) {
    Picture picture = Picture.of(folded, keys -> Map.of());
    List<Way> ways =
        picture.lines().stream()
            .map(line ->
                new Way(
                    line.from(),
                    line.to(),
                    line.points().stream()
                        .<Point2D>map(point -> new Point2D.Double(point.x(), point.y()))
                        .toList()))
            .toList();
    return new Measured(crossings(ways), (double) picture.width() * picture.height());
  }

  private static Measured elk(FoldedScene folded) {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, (double) Placement.GAP);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, (double) Layout.COLUMN_GAP);
    List<ElkNode> nodes =
        IntStream.range(0, folded.boxes().size())
            .mapToObj(box -> {
              boolean ci =
                  folded.scene().vertices().get(folded.boxes().get(box).getFirst())
                      instanceof Scene.CiVertex;
              ElkNode node = ElkGraphUtil.createNode(graph);
              node.setDimensions(ci ? 172 : 104, ci ? 44 : 30);
              return node;
            })
            .toList();
    List<ElkEdge> edges =
        folded.ties().stream()
            .map(tie -> ElkGraphUtil.createSimpleEdge(nodes.get(tie.from()), nodes.get(tie.to())))
            .toList();
    new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
    List<Way> ways = new ArrayList<>();
    for (int at = 0; at < edges.size(); at++) {
      ElkEdgeSection section = edges.get(at).getSections().getFirst();
      List<Point2D> points = new ArrayList<>();
      points.add(new Point2D.Double(section.getStartX(), section.getStartY()));
      section
          .getBendPoints()
          .forEach(bend -> points.add(new Point2D.Double(bend.getX(), bend.getY())));
      points.add(new Point2D.Double(section.getEndX(), section.getEndY()));
      ways.add(new Way(folded.ties().get(at).from(), folded.ties().get(at).to(), points));
    }
    return new Measured(crossings(ways), graph.getWidth() * graph.getHeight());
  }

  private static long crossings(List<Way> ways) {
    long crossings = 0;
    for (int a = 0; a < ways.size(); a++) {
      for (int b = 0; b < a; b++) {
        crossings += crossings(ways.get(a), ways.get(b));
      }
    }
    return crossings;
  }

  private static long crossings(Way a, Way b) {
    if (a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to) {
      return 0;
    }
    long crossings = 0;
    for (int i = 0; i + 1 < a.points.size(); i++) {
      for (int j = 0; j + 1 < b.points.size(); j++) {
        crossings +=
            new Line2D.Double(a.points.get(i), a.points.get(i + 1))
                    .intersectsLine(new Line2D.Double(b.points.get(j), b.points.get(j + 1)))
                ? 1
                : 0;
      }
    }
    return crossings;
  }
}
