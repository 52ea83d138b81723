package org.kaskade.dossier;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaskade.dossier.DossierContent.CollidingChange;
import org.kaskade.dossier.DossierContent.OtherWindow;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.dossier.DossierContent.WindowKind;
import org.kaskade.drawing.HarmlessText;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;

/// When a change runs and what is around it, one row each: this change, those it collides with (the
/// time both run is framed), blackouts (hatched) and maintenance windows.
final class TimeLine {
  private static final int WIDTH = 680;
  private static final int LABELS = 200;
  private static final int ROW = 26;
  private static final int AXIS = 34;
  private static final int RIGHT_MARGIN = 20;
  private static final int LABEL_CHARACTERS = 30;
  private static final int MOST_TICKS = 7;
  private static final List<Integer> TICK_HOURS = List.of(1, 2, 3, 4, 6, 12, 24, 48, 168, 672);

  private final DossierContent content;
  private final Window own;
  private final Language language;
  private final DossierWords words;
  private final Instant from;
  private final Instant to;

  TimeLine(DossierContent content, Window own, Language language, DossierWords words) {
    this.content = content;
    this.own = own;
    this.language = language;
    this.words = words;
    // Others may take months; the picture is about this one, with as much again on both sides.
    Duration around = Duration.between(own.start(), own.end()).multipliedBy(3).dividedBy(2);
    Duration reach = around.compareTo(Duration.ofHours(2)) < 0 ? Duration.ofHours(2) : around;
    this.from = own.start().minus(reach);
    this.to = own.end().plus(reach);
  }

  /// @param frame the part of it in which both run; null for none
  private record Row(String label, String word, Window window, Look look, @Nullable Window frame) {}

  private enum Look {
    SOLID,
    OUTLINED,
    HATCHED
  }

  Block.Picture picture() {
    List<Row> rows = rows();
    int height = AXIS + rows.size() * ROW + 6;
    String name = words.say("timeline");
    Element svg =
        Markup.element("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", WIDTH)
            .with("height", height)
            .with("viewBox", "0 0 %d %d".formatted(WIDTH, height))
            .with("role", "img")
            .with("aria-label", name)
            .with("lang", language.tag())
            .with("font-family", "'Liberation Sans', 'Segoe UI', Roboto, sans-serif")
            .with("font-size", 11)
            .add(Markup.element("title").text(name));
    ticks(svg, height);
    for (int at = 0; at < rows.size(); at++) {
      row(svg, rows.get(at), AXIS + at * ROW);
    }
    String description =
        name
            + ": "
            + rows.stream()
                .map(row -> "%s (%s) %s".formatted(row.label, row.word, words.window(row.window)))
                .collect(Collectors.joining("; "))
            + ".";
    return new Block.Picture(svg, WIDTH, height, description);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(content.heading().number(), words.say("timeline.this"), own, Look.SOLID, null));
    for (CollidingChange other : content.collisions()) {
      rows.add(
          new Row(
              other.number(),
              words.say("timeline.other"),
              other.window(),
              Look.OUTLINED,
              other.overlap()));
    }
    for (OtherWindow other : content.otherWindows()) {
      if (other.window().start().isBefore(to) && other.window().end().isAfter(from)) {
        rows.add(
            new Row(
                other.name(),
                words.say("timeline." + other.kind()),
                other.window(),
                other.kind() == WindowKind.BLACKOUT ? Look.HATCHED : Look.OUTLINED,
                null));
      }
    }
    return rows;
  }

  private int x(Instant instant) {
    Instant shown = instant.isBefore(from) ? from : instant.isAfter(to) ? to : instant;
    double share =
        (double) Duration.between(from, shown).toSeconds() / Duration.between(from, to).toSeconds();
    return LABELS + (int) Math.round(share * (WIDTH - LABELS - RIGHT_MARGIN));
  }

  private void ticks(Element svg, int height) {
    long hours = Math.max(1, Duration.between(from, to).toHours());
    int step =
        TICK_HOURS.stream()
            .filter(one -> hours / one < MOST_TICKS)
            .findFirst()
            .orElse(TICK_HOURS.getLast());
    ZonedDateTime tick = from.atZone(content.zone()).truncatedTo(ChronoUnit.DAYS);
    boolean first = true;
    // Days are not always 24 hours long.
    for (;
        !tick.toInstant().isAfter(to);
        tick = step < 24 ? tick.plusHours(step) : tick.plusDays(step / 24)) {
      if (tick.toInstant().isBefore(from)) {
        continue;
      }
      int x = x(tick.toInstant());
      svg.add(
          Markup.element("path")
              .with("d", "M%d %dV%d".formatted(x, AXIS - 6, height))
              .with("stroke", "#c5ced8"));
      if (step < 24) {
        svg.add(
            text(x, AXIS - 9, words.tick(tick.toInstant(), false)).with("text-anchor", "middle"));
      }
      if (first || tick.getHour() == 0) {
        svg.add(text(x, 11, words.tick(tick.toInstant(), true)).with("text-anchor", "middle"));
      }
      first = false;
    }
  }

  private void row(Element svg, Row row, int y) {
    svg.add(text(0, y + 11, shortened(row.label)).with("font-weight", "bold"));
    svg.add(text(0, y + 22, row.word).with("fill", "#4a5665"));
    int left = x(row.window.start());
    int width = Math.max(2, x(row.window.end()) - left);
    svg.add(
        Markup.element("rect")
            .with("x", left)
            .with("y", y + 4)
            .with("width", width)
            .with("height", 16)
            .with("fill", row.look == Look.SOLID ? "#1b2430" : "#ffffff")
            .with("stroke", "#1b2430"));
    if (row.look == Look.HATCHED) {
      svg.add(hatch(left, y + 4, width));
    }
    Window frame = row.frame;
    if (frame != null) {
      int start = x(frame.start());
      svg.add(
          Markup.element("rect")
              .with("x", start)
              .with("y", AXIS + 1)
              .with("width", Math.max(2, x(frame.end()) - start))
              .with("height", y + 22 - AXIS)
              .with("fill", "none")
              .with("stroke", "#8a1538")
              .with("stroke-width", 2)
              .with("stroke-dasharray", "4 3"));
    }
  }

  private static Element hatch(int left, int y, int width) {
    StringBuilder lines = new StringBuilder();
    for (int x = left - 16; x < left + width; x += 6) {
      int start = Math.max(x, left);
      int end = Math.min(x + 16, left + width);
      if (end > start) {
        lines.append(
            "M%d %dL%d %d".formatted(start, y + 16 - (start - x), end, y + 16 - (end - x)));
      }
    }
    return Markup.element("path").with("d", lines).with("stroke", "#1b2430").with("fill", "none");
  }

  private static Element text(int x, int y, String text) {
    return Markup.element("text").with("x", x).with("y", y).with("fill", "#1b2430").text(text);
  }

  private static String shortened(String label) {
    int[] shown = HarmlessText.of(label).codePoints().toArray();
    return shown.length <= LABEL_CHARACTERS
        ? new String(shown, 0, shown.length)
        : new String(shown, 0, LABEL_CHARACTERS - 1) + "…";
  }
}
