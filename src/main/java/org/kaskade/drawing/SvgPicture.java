package org.kaskade.drawing;

import java.util.List;
import org.kaskade.drawing.Box.Area;
import org.kaskade.drawing.Line.Point;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.graph.ImpactState;

/// A drawing as SVG in light colors, with attributes alone, so that browsers and printers of all
/// kinds show the same. Nothing in it runs or is fetched.
public final class SvgPicture {
  private static final String FONTS =
      "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
  private static final String PAPER = "#ffffff";
  private static final String INK = "#1b2430";
  private static final String SECOND_INK = "#4a5665";
  private static final int GLYPH_X = 19;
  private static final int TEXT_X = 34;
  private static final int GROUP_TEXT_X = 27;

  /// Where there is no glyph.
  private static final int BARE_TEXT_X = 14;

  private final Drawing drawing;
  private final DrawingWords words;

  private SvgPicture(Drawing drawing, Language language) {
    this.drawing = drawing;
    this.words = new DrawingWords(language);
  }

  /// The picture as an element that can stand in a page; of a drawing that is too large, a sentence
  /// that says so.
  public static Element of(Drawing drawing, Language language) {
    return new SvgPicture(drawing, language).svg();
  }

  /// The picture as a file.
  public static String file(Drawing drawing, Language language) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + of(drawing, language) + "\n";
  }

  private Element svg() {
    String title = words.title(drawing);
    boolean none = drawing.isTooLarge();
    int width = none ? 640 : drawing.width();
    int height = none ? 60 : drawing.height();
    Element svg =
        Markup.element("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", width)
            .with("height", height)
            .with("viewBox", "0 0 %d %d".formatted(width, height))
            .with("role", "img")
            .with("aria-label", title)
            .with("font-family", FONTS)
            .with("font-size", "13")
            .add(Markup.element("title").text(title))
            .add(Markup.element("desc").text(words.description(drawing)))
            .add(
                Markup.element("rect")
                    .with("width", width)
                    .with("height", height)
                    .with("fill", PAPER));
    if (none) {
      return svg.add(text(12, 36, INK, 13, words.tooLarge(drawing)));
    }
    for (Line line : drawing.lines()) {
      svg.add(line(line));
    }
    for (Box box : drawing.boxes()) {
      svg.add(box(box));
    }
    return svg;
  }

  private static Element line(Line line) {
    String color = line.onPath() ? INK : SECOND_INK;
    Element path =
        Markup.element("path")
            .with("d", route(line.points()))
            .with("fill", "none")
            .with("stroke", color)
            .with("stroke-width", line.onPath() ? "3" : "1.25");
    switch (line.strength()) {
      case SOFT -> path.with("stroke-dasharray", "6 5");
      case HARD -> {}
    }
    if (!line.isBackward()) {
      return path;
    }
    Point end = line.points().getLast();
    return Markup.element("g")
        .add(
            path,
            StateLook.polygon(end.x(), end.y(), end.x() + 9, end.y() - 4, end.x() + 9, end.y() + 4)
                .with("fill", color));
  }

  /// Straight through columns, bent between them.
  private static String route(List<Point> points) {
    StringBuilder route = new StringBuilder();
    Point before = points.getFirst();
    route.append('M').append(before.x()).append(' ').append(before.y());
    for (Point point : points.subList(1, points.size())) {
      if (point.y() == before.y()) {
        route.append('H').append(point.x());
      } else {
        int bend = (before.x() + point.x()) / 2;
        route.append('C').append(bend).append(' ').append(before.y());
        route.append(' ').append(bend).append(' ').append(point.y());
        route.append(' ').append(point.x()).append(' ').append(point.y());
      }
      before = point;
    }
    return route.toString();
  }

  private Element box(Box box) {
    Element drawn = boxWithoutBadge(box);
    return box.work().isEmpty() ? drawn : drawn.add(badge(box));
  }

  /// How many records are open on it, in its upper right corner.
  private static List<Element> badge(Box box) {
    int x = box.area().right() - 8;
    int y = box.area().y() + 2;
    return List.of(
        Markup.element("circle")
            .with("cx", x)
            .with("cy", y)
            .with("r", 10)
            .with("fill", INK)
            .with("stroke", PAPER),
        text(x, y + 4, PAPER, 11, DrawingWords.badge(box)).with("text-anchor", "middle"));
  }

  private Element boxWithoutBadge(Box box) {
    Element group = Markup.element("g").add(Markup.element("title").text(words.name(box)));
    if (box.content() instanceof Box.Fold || isSeveralGroups(box)) {
      Area behind = box.area();
      group.add(
          outlined(
              box,
              new Area(behind.x() + 5, behind.y() + 5, behind.width(), behind.height()),
              "1.5"));
    }
    group.add(outlined(box, box.area(), thickness(box)));
    String color = StateLook.of(box.state()).text();
    int x = box.area().x();
    int y = box.area().y();
    return switch (box.content()) {
      case Box.OneCi one -> {
        group.add(glyph(box, GLYPH_X));
        group.add(
            named(
                x + (box.faring() ? TEXT_X : BARE_TEXT_X),
                y,
                color,
                words.shown(box),
                words.secondLine(box)));
        yield one.subject() && drawing.subject().kind() == Subject.Kind.OUTAGE
            ? group.add(bolt(box.area(), color))
            : group;
      }
      case Box.Fold _ -> {
        group.add(glyph(box, GLYPH_X));
        yield group.add(
            named(
                x + (box.faring() ? TEXT_X : BARE_TEXT_X),
                y,
                color,
                words.shown(box),
                words.secondLine(box)));
      }
      case Box.RedundancyGroup _ -> {
        group.add(glyph(box, 15));
        yield group.add(
            text(groupText(x, box), y + 13, color, 11, words.shown(box)),
            text(groupText(x, box), y + 25, color, 11, words.secondLine(box)));
      }
    };
  }

  private static int groupText(int x, Box box) {
    return x + (box.faring() ? GROUP_TEXT_X : BARE_TEXT_X);
  }

  /// None where no failure is assumed: there the state says nothing.
  private static List<Element> glyph(Box box, int right) {
    return box.faring()
        ? StateLook.glyph(box.state(), box.area().x() + right, box.area().middle())
        : List.of();
  }

  private static boolean isSeveralGroups(Box box) {
    return box.content() instanceof Box.RedundancyGroup group && group.count() > 1;
  }

  private static Element outlined(Box box, Area area, String thickness) {
    StateLook look = StateLook.of(box.state());
    return StateLook.outline(box.state(), area)
        .with("fill", look.fill())
        .with("stroke", box.onPath() ? INK : look.stroke())
        .with("stroke-width", thickness);
  }

  private String thickness(Box box) {
    return switch (box.content()) {
      case Box.OneCi one when one.service() -> "4";
      case Box.OneCi one
          when one.subject() && drawing.subject().kind() == Subject.Kind.SURROUNDINGS ->
          "3";
      case Box.Content _ -> box.onPath() ? "3" : "1.5";
    };
  }

  private static List<Element> named(int x, int y, String color, String first, String second) {
    return List.of(text(x, y + 19, color, 13, first), text(x, y + 34, color, 11, second));
  }

  private static Element text(int x, int y, String color, int size, String text) {
    return Markup.element("text")
        .with("x", x)
        .with("y", y)
        .with("fill", color)
        .with("font-size", size)
        .text(text);
  }

  /// Struck: this one fails first.
  private static Element bolt(Area area, String color) {
    int x = area.right() - 17;
    int y = area.y() + 25;
    return StateLook.polygon(
            x + 5, y, x, y + 8, x + 4, y + 8, x + 2, y + 14, x + 8, y + 5, x + 4, y + 5, x + 7, y)
        .with("fill", color);
  }

  /// Outline and glyph of a state by themselves, for tables; twice as wide as high.
  public static Element sign(ImpactState state, int height) {
    StateLook look = StateLook.of(state);
    return Markup.element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", 2 * height)
        .with("height", height)
        .with("viewBox", "0 0 56 28")
        .with("aria-hidden", "true")
        .add(
            StateLook.outline(state, new Area(2, 2, 52, 24))
                .with("fill", look.fill())
                .with("stroke", look.stroke())
                .with("stroke-width", 2))
        .add(StateLook.glyph(state, 28, 14));
  }
}
