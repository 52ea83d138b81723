package org.kaskade.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.drawing.SvgPicture;

/// Blocks as one page that is both HTML and XHTML, so that the screen and the printer show the
/// same.
final class HtmlPage {
  private static final String STYLE = style();

  /// What fits between the margins of A4, in px.
  private static final int UPRIGHT_WIDTH = 680;

  private static final int UPRIGHT_HEIGHT = 860;
  private static final int LYING_WIDTH = 1005;
  private static final int LYING_HEIGHT = 540;

  private static final double WORTH_TURNING = 1.1;

  /// Smaller than this nobody reads the words in boxes; the page is turned for them.
  private static final double READABLE = 0.65;

  /// Broken anywhere rather than let push other columns off the page.
  private static final Pattern LONG_WORD = Pattern.compile("\\S{24}");

  private static final int BAR_WIDTH = 60;

  private final Language language;
  private final String title;
  private final String basis;
  private final DossierWords words;
  private final boolean printed;

  /// @param title of the document, on each sheet
  /// @param basis what it rests on, at the foot of each sheet
  /// @param printed whether it is for paper: pictures are as large as the paper, not as their boxes
  HtmlPage(Language language, String title, String basis, DossierWords words, boolean printed) {
    this.printed = printed;
    this.language = language;
    this.title = title;
    this.basis = basis;
    this.words = words;
  }

  Element of(List<Block> blocks) {
    Element body = Markup.element("body");
    body.add(running(title), footer());
    Element section = body;
    for (Block block : blocks) {
      if (block instanceof Block.Section) {
        section = Markup.element("div").with("class", "section");
        body.add(section);
      }
      if (block instanceof Block.Picture picture && printed && isLying(picture)) {
        section.with("class", "section lying");
      }
      section.add(parts(block));
    }
    return Markup.element("html")
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("lang", language.tag())
        .add(
            Markup.element("head")
                .add(
                    Markup.element("meta").with("charset", "utf-8"),
                    Markup.element("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"),
                    Markup.element("meta").with("name", "description").with("content", title),
                    Markup.element("meta").with("name", "subject").with("content", title),
                    Markup.element("meta").with("name", "author").with("content", "Kaskade"),
                    Markup.element("title").text(title),
                    Markup.element("style").add(new Markup.Style(STYLE))),
            body);
  }

  private static Element running(String title) {
    return Markup.element("div").with("class", "running-header").text(title);
  }

  private Element footer() {
    return Markup.element("div")
        .with("class", "running-footer")
        .text(basis + " " + words.say("page") + " ")
        .add(Markup.element("span").with("class", "page"))
        .text(" " + words.say("of") + " ")
        .add(Markup.element("span").with("class", "pages"));
  }

  private List<Element> parts(Block block) {
    return switch (block) {
      case Block.Title(String text) -> List.of(Markup.element("h1").text(text));
      case Block.Section(String text) -> List.of(Markup.element("h2").text(text));
      case Block.Headline(String text) ->
          List.of(Markup.element("p").with("class", "risk").text(text));
      case Block.Sentence(String lead, String text) -> List.of(sentence(lead, text));
      case Block.Banner(String lead, List<String> sentences) -> {
        Element banner = Markup.element("div").with("class", "banner");
        banner.add(Markup.element("p").with("class", "lead").text(lead));
        sentences.forEach(one -> banner.add(Markup.element("p").text(one)));
        yield List.of(banner);
      }
      case Block.Quote(String lead, String text) ->
          List.of(
              Markup.element("p").with("class", "lead").text(lead),
              Markup.element("blockquote").text(text));
      case Block.Items(List<String> texts) ->
          List.of(
              Markup.element("ul")
                  .add(texts.stream().map(one -> Markup.element("li").text(one)).toList()));
      case Block.Table table -> List.of(table(table));
      case Block.Picture picture -> List.of(picture(picture));
    };
  }

  private static Element sentence(String lead, String text) {
    Element sentence = Markup.element("p");
    if (!lead.isEmpty()) {
      sentence.add(Markup.element("span").with("class", "lead").text(lead + ":")).text(" ");
    }
    return sentence.text(text);
  }

  private Element table(Block.Table table) {
    Element headers = Markup.element("tr");
    for (int at = 0; at < table.headers().size(); at++) {
      Element header = Markup.element("th").with("scope", "col").text(table.headers().get(at));
      headers.add(isNumber(table, at) ? header.with("class", "number") : header);
    }
    Element body = Markup.element("tbody");
    for (List<Block.Cell> row : table.rows()) {
      Element cells = Markup.element("tr");
      row.forEach(cell -> cells.add(cell(cell)));
      body.add(cells);
    }
    return Markup.element("table")
        .with("aria-label", table.name())
        .add(Markup.element("thead").add(headers), body);
  }

  private static boolean isNumber(Block.Table table, int column) {
    return !table.rows().isEmpty() && table.rows().getFirst().get(column) instanceof Block.Count;
  }

  private Element cell(Block.Cell cell) {
    return switch (cell) {
      case Block.Words(String text) -> {
        Element shown = Markup.element("td").text(text);
        yield LONG_WORD.matcher(text).find() ? shown.with("class", "long") : shown;
      }
      case Block.State(var state, String word) ->
          Markup.element("td")
              .with("class", "state")
              .add(sign(SvgPicture.sign(state, 13)))
              .text(" " + word);
      case Block.Count(int count) ->
          Markup.element("td").with("class", "number").text(Integer.toString(count));
      case Block.Points(int points, int most) ->
          Markup.element("td")
              .with("class", "points")
              .add(bar(points, most))
              .text("%d\u00a0/\u00a0%d".formatted(points, most));
    };
  }

  private Element bar(int points, int most) {
    int width = most == 0 ? 0 : BAR_WIDTH * points / most;
    Element bar =
        Markup.element("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", BAR_WIDTH + 2)
            .with("height", 12)
            .with("viewBox", "0 0 %d 12".formatted(BAR_WIDTH + 2))
            .with("aria-hidden", "true")
            .add(
                Markup.element("rect")
                    .with("x", 1)
                    .with("y", 1)
                    .with("width", BAR_WIDTH)
                    .with("height", 10)
                    .with("fill", "#ffffff")
                    .with("stroke", "#5f6b7a"),
                Markup.element("rect")
                    .with("x", 1)
                    .with("y", 1)
                    .with("width", width)
                    .with("height", 10)
                    .with("fill", "#1b2430"));
    return sign(bar);
  }

  /// Says nothing that the text beside it doesn't.
  private Element sign(Element sign) {
    return printed ? sign.with("alt", "") : sign;
  }

  private Element picture(Block.Picture picture) {
    if (!printed) {
      return Markup.element("div").with("class", "picture").add(picture.svg());
    }
    double scale =
        isLying(picture)
            ? scale(picture, LYING_WIDTH, LYING_HEIGHT)
            : scale(picture, UPRIGHT_WIDTH, UPRIGHT_HEIGHT);
    return Markup.element("div")
        .with("class", "picture")
        .add(
            picture
                .svg()
                .with("width", Math.round(picture.width() * scale))
                .with("height", Math.round(picture.height() * scale))
                .with("alt", picture.description()));
  }

  /// Whether it is so much larger on a lying page that its readers turn the page for it.
  private static boolean isLying(Block.Picture picture) {
    double upright = scale(picture, UPRIGHT_WIDTH, UPRIGHT_HEIGHT);
    return upright < READABLE
        && scale(picture, LYING_WIDTH, LYING_HEIGHT) > upright * WORTH_TURNING;
  }

  private static double scale(Block.Picture picture, int width, int height) {
    return Math.min(
        1.0, Math.min((double) width / picture.width(), (double) height / picture.height()));
  }

  private static String style() {
    try (InputStream stream = HtmlPage.class.getResourceAsStream("/dossier/page.css")) {
      if (stream == null) {
        throw new IllegalStateException(
            "/dossier/page.css is not on the class path; it belongs to the program.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
