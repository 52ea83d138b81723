package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kaskade.graph.Strength;

/// A folded scene with a place for everything.
record Picture(int width, int height, List<Box> boxes, List<Line> lines) {
  static final Picture NONE = new Picture(0, 0, List.of(), List.of());

  private static final int BOX_WIDTH = 172;
  private static final int BOX_HEIGHT = 44;
  private static final int GROUP_WIDTH = 104;
  private static final int GROUP_HEIGHT = 30;

  /// @param work which records are open on CIs
  static Picture of(FoldedScene folded, OpenWork work) {
    int count = folded.boxes().size();
    int[] widths = new int[count];
    int[] heights = new int[count];
    List<Integer> roots = new ArrayList<>();
    for (int box = 0; box < count; box++) {
      switch (first(folded, box)) {
        case Scene.CiVertex one -> {
          widths[box] = BOX_WIDTH;
          heights[box] = BOX_HEIGHT;
          if (one.subject()) {
            roots.add(box);
          }
        }
        case Scene.GroupVertex _ -> {
          widths[box] = GROUP_WIDTH;
          heights[box] = GROUP_HEIGHT;
        }
      }
    }
    Ties ties =
        Ties.of(
            count,
            folded.ties().stream().map(tie -> new int[] {tie.from(), tie.to()}).toList(),
            roots);
    int[] kinds =
        folded.ties().stream()
            .mapToInt(tie -> (tie.strength() == Strength.HARD ? 1 : 0) + (tie.onPath() ? 2 : 0))
            .toArray();
    Layout layout = Layout.of(ties, widths, heights, kinds);
    List<Integer> reading =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer box) -> layout.columns().get(box))
                    .thenComparingInt(box -> layout.areas().get(box).y()))
            .toList();
    int[] place = new int[count];
    for (int at = 0; at < count; at++) {
      place[reading.get(at)] = at;
    }
    Map<String, List<String>> open =
        work.on(
            folded.scene().vertices().stream()
                .flatMap(vertex ->
                    vertex instanceof Scene.CiVertex one
                        ? Stream.of(one.ci().key())
                        : Stream.empty())
                .toList());
    List<Box> boxes =
        reading.stream()
            .map(box ->
                new Box(
                    folded.id(box),
                    layout.columns().get(box),
                    layout.areas().get(box),
                    first(folded, box).state(),
                    folded.scene().subject().kind() == Subject.Kind.OUTAGE,
                    first(folded, box).onPath(),
                    open(folded, box, open),
                    content(folded, box)))
            .toList();
    List<Line> lines = new ArrayList<>();
    for (int tie = 0; tie < ties.count(); tie++) {
      FoldedScene.Tie one = folded.ties().get(tie);
      lines.add(
          new Line(
              place[one.from()],
              place[one.to()],
              one.strength(),
              one.count(),
              one.onPath(),
              layout.routes().get(tie)));
    }
    lines.sort(Comparator.comparingInt(Line::from).thenComparingInt(Line::to));
    return new Picture(layout.width(), layout.height(), boxes, lines);
  }

  private static List<String> open(FoldedScene folded, int box, Map<String, List<String>> open) {
    return open.isEmpty()
        ? List.of()
        : folded.boxes().get(box).stream()
            .map(folded.scene().vertices()::get)
            .flatMap(vertex ->
                vertex instanceof Scene.CiVertex one
                    ? open.getOrDefault(one.ci().key(), List.of()).stream()
                    : Stream.empty())
            .distinct()
            .sorted()
            .toList();
  }

  private static Scene.Vertex first(FoldedScene folded, int box) {
    return folded.scene().vertices().get(folded.boxes().get(box).getFirst());
  }

  private static Box.Content content(FoldedScene folded, int box) {
    int count = folded.boxes().get(box).size();
    return switch (first(folded, box)) {
      case Scene.CiVertex one when count == 1 ->
          new Box.OneCi(one.ci(), one.service(), one.subject());
      case Scene.CiVertex one ->
          new Box.Fold(one.ci().ciClass(), one.ci(), count, folded.inside().get(box));
      case Scene.GroupVertex group ->
          new Box.RedundancyGroup(
              ((Scene.CiVertex) folded.scene().vertices().get(group.dependent())).ci().key(),
              group.name(),
              group.strength(),
              group.members(),
              group.need(),
              group.up(),
              count);
    };
  }
}
