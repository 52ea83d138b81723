package org.kaskade.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kaskade.drawing.Box.Area;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.graph.ImpactState;

/// How a state looks on paper: outline and glyph besides the colors, so that it is told without
/// seeing these. Lightness falls with severity, so that a grey print keeps the order.
record StateLook(String fill, String stroke, String text) {
  /// How far corners are cut, in px.
  private static final int CORNER = 9;

  private static final int GLYPH_RADIUS = 6;

  static StateLook of(ImpactState state) {
    return switch (state) {
      case UNAFFECTED -> new StateLook("#ffffff", "#5f6b7a", "#1b2430");
      case AT_RISK -> new StateLook("#f5c542", "#6b4e00", "#1b2430");
      case DEGRADED -> new StateLook("#d2601f", "#6e2c00", "#140c04");
      case OUTAGE -> new StateLook("#8a1538", "#4a0019", "#ffffff");
    };
  }

  /// Rounded rectangle, hexagon, parallelogram, octagon.
  static Element outline(ImpactState state, Area area) {
    int x = area.x();
    int y = area.y();
    int right = area.right();
    int bottom = y + area.height();
    return switch (state) {
      case UNAFFECTED ->
          Markup.element("rect")
              .with("x", x)
              .with("y", y)
              .with("width", area.width())
              .with("height", area.height())
              .with("rx", 6);
      case AT_RISK ->
          polygon(
              x + CORNER,
              y,
              right - CORNER,
              y,
              right,
              area.middle(),
              right - CORNER,
              bottom,
              x + CORNER,
              bottom,
              x,
              area.middle());
      case DEGRADED -> polygon(x + CORNER, y, right, y, right - CORNER, bottom, x, bottom);
      case OUTAGE ->
          polygon(
              x + CORNER,
              y,
              right - CORNER,
              y,
              right,
              y + CORNER,
              right,
              bottom - CORNER,
              right - CORNER,
              bottom,
              x + CORNER,
              bottom,
              x,
              bottom - CORNER,
              x,
              y + CORNER);
    };
  }

  /// Ring, triangle with an exclamation mark, half-filled disc, cross; about 12 px wide.
  static List<Element> glyph(ImpactState state, int x, int y) {
    StateLook look = of(state);
    int r = GLYPH_RADIUS;
    List<Element> glyph = new ArrayList<>();
    switch (state) {
      case UNAFFECTED -> glyph.add(ring(x, y, look.text));
      case AT_RISK -> {
        glyph.add(
            polygon(x, y - r, x + r + 1, y + r, x - r - 1, y + r)
                .with("fill", "none")
                .with("stroke", look.text)
                .with("stroke-width", "1.5")
                .with("stroke-linejoin", "round"));
        glyph.add(
            stroke("M%d %dV%dM%d %dV%d".formatted(x, y - 2, y + 2, x, y + 4, y + 5), look.text));
      }
      case DEGRADED -> {
        glyph.add(ring(x, y, look.text));
        glyph.add(
            Markup.element("path")
                .with("d", "M%d %dA%d %d 0 0 0 %d %dZ".formatted(x - r, y, r, r, x + r, y))
                .with("fill", look.text));
      }
      case OUTAGE ->
          glyph.add(
              stroke(
                      "M%d %dL%d %dM%d %dL%d %d"
                          .formatted(
                              x - r + 1, y - r + 1, x + r - 1, y + r - 1, x + r - 1, y - r + 1,
                              x - r + 1, y + r - 1),
                      look.text)
                  .with("stroke-width", "2.5"));
    }
    return glyph;
  }

  private static Element ring(int x, int y, String color) {
    return Markup.element("circle")
        .with("cx", x)
        .with("cy", y)
        .with("r", GLYPH_RADIUS - 1)
        .with("fill", "none")
        .with("stroke", color)
        .with("stroke-width", "1.5");
  }

  private static Element stroke(String path, String color) {
    return Markup.element("path")
        .with("d", path)
        .with("fill", "none")
        .with("stroke", color)
        .with("stroke-width", "1.5");
  }

  static Element polygon(int... coordinates) {
    return Markup.element("polygon")
        .with(
            "points",
            IntStream.range(0, coordinates.length / 2)
                .mapToObj(at -> coordinates[2 * at] + "," + coordinates[2 * at + 1])
                .collect(Collectors.joining(" ")));
  }
}
