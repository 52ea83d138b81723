package org.kaskade.board;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.drawing.PdfPages;

/// Agenda and minutes on paper: the Markdown of {@link MeetingText}, which has headings, tables,
/// lines and bold words, printed. What people wrote into it is printed as they wrote it.
final class MeetingPaper {
  private static final String STYLE =
      """
      @page { size: A4 portrait; margin: 20mm 15mm }
      body { font-family: "Liberation Sans", sans-serif; font-size: 13px; line-height: 1.45; color: #1b2430 }
      h1 { font-size: 22px; margin: 0 0 8px 0 }
      h2 { font-size: 16px; margin: 22px 0 6px 0; page-break-after: avoid }
      p { margin: 4px 0; word-wrap: break-word }
      table { border-collapse: collapse; width: 100%; margin: 6px 0 }
      thead { display: table-header-group }
      tr { page-break-inside: avoid }
      th { text-align: left; border-bottom: 2px solid #5f6b7a; padding: 3px 8px 3px 0; vertical-align: bottom }
      td { border-bottom: 1px solid #c5ced8; padding: 3px 8px 3px 0; vertical-align: top; word-wrap: break-word }
      """;

  private static final Pattern RULE = Pattern.compile("\\|( --- \\|)+");
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern BOLD = Pattern.compile("(?<!\\\\)\\*\\*");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\`*_\\[\\]<>#|~!&])");

  private final Element body = Markup.element("body");
  private final List<String> table = new ArrayList<>();
  private String title = "";

  private MeetingPaper() {}

  static byte[] pdf(String markdown, Language language) {
    MeetingPaper paper = new MeetingPaper();
    markdown.lines().forEach(paper::line);
    paper.endTable();
    return PdfPages.of(paper.title, STYLE, language, paper.body);
  }

  private void line(String line) {
    if (line.startsWith("|")) {
      table.add(line);
      return;
    }
    endTable();
    if (line.startsWith("# ") && title.isEmpty()) {
      title = plain(line.substring(2));
      body.add(Markup.element("h1").text(title));
    } else if (line.startsWith("## ")) {
      body.add(Markup.element("h2").text(plain(line.substring(3))));
    } else if (!line.isBlank()) {
      body.add(words("p", line));
    }
  }

  private void endTable() {
    if (table.isEmpty()) {
      return;
    }
    List<String> rows = table.stream().filter(row -> !RULE.matcher(row).matches()).toList();
    Element cells = Markup.element("tbody");
    rows.stream().skip(1).forEach(row -> cells.add(row("td", row)));
    body.add(
        Markup.element("table")
            .add(Markup.element("thead").add(row("th", rows.getFirst())), cells));
    table.clear();
  }

  private static Element row(String cell, String row) {
    List<String> texts = List.of(CELL.split(row.substring(1), 0));
    return Markup.element("tr").add(texts.stream().map(text -> words(cell, text.strip())).toList());
  }

  private static Element words(String element, String text) {
    Element words = Markup.element(element);
    String[] parts = BOLD.split(text, -1);
    for (int part = 0; part < parts.length; part++) {
      if (part % 2 == 1) {
        words.add(Markup.element("b").text(plain(parts[part])));
      } else {
        words.text(plain(parts[part]));
      }
    }
    return words;
  }

  private static String plain(String text) {
    return ESCAPED.matcher(text).replaceAll("$1");
  }
}
