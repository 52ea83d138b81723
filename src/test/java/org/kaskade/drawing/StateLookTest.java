package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaskade.graph.ImpactState;

class StateLookTest {
  private static final String PAPER = "#ffffff";

  @ParameterizedTest
  @EnumSource(ImpactState.class)
  void isLegible(ImpactState state) {
    StateLook look = StateLook.of(state);
    assertThat(contrast(look.text(), look.fill())).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(look.stroke(), PAPER)).isGreaterThanOrEqualTo(3);
  }

  @Test
  void getsDarkerAsItGetsWorse() {
    List<Double> lightness =
        Arrays.stream(ImpactState.values())
            .map(state -> luminance(StateLook.of(state).fill()))
            .toList();
    for (int worse = 1; worse < lightness.size(); worse++) {
      assertThat(lightness.get(worse)).isLessThan(lightness.get(worse - 1) * 0.7);
    }
  }

  @Test
  void isToldByOutlineAndByGlyphAlone() {
    Set<String> outlines = new HashSet<>();
    Set<String> glyphs = new HashSet<>();
    for (ImpactState state : ImpactState.values()) {
      outlines.add(StateLook.outline(state, new Box.Area(0, 0, 100, 40)).toString());
      glyphs.add(StateLook.glyph(state, 10, 10).toString().replaceAll("#[0-9a-f]{6}", "color"));
    }
    assertThat(outlines).hasSize(4);
    assertThat(glyphs).hasSize(4);
  }

  /// WCAG 2.2, contrast ratio.
  private static double contrast(String a, String b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(String color) {
    return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
  }

  private static double channel(String color, int at) {
    double value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
