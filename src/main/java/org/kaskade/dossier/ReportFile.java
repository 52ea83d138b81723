package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.drawing.PdfPages;

/// A report of several tables, on paper.
///
/// @param title of the document
/// @param about a sentence below it
public record ReportFile(String title, String about, List<Section> sections) {
  private static final String STYLE =
      """
      @page { size: A4 portrait; margin: 20mm 15mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 10px; color: #4a5665 } }
      body { font-family: "Liberation Sans", sans-serif; font-size: 12px; color: #1b2430; margin: 0 }
      h1 { font-size: 20px; margin: 0 0 4px 0 }
      h2 { font-size: 15px; margin: 18px 0 4px 0; page-break-after: avoid }
      p { margin: 4px 0 }
      table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate }
      thead { display: table-header-group }
      tr { page-break-inside: avoid }
      th, td { border-bottom: 1px solid #c5ced8; padding: 3px 8px 3px 0; text-align: left; vertical-align: top;
        word-wrap: break-word }
      """;

  public ReportFile {
    sections = List.copyOf(sections);
  }

  /// A table below a heading; the first cell of each row names it.
  ///
  /// @param header empty where the rows speak for themselves
  /// @param note below the rows, or instead of them; empty for none
  public record Section(String heading, List<String> header, List<List<String>> rows, String note) {
    public Section {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// Tagged PDF, A4.
  public byte[] pdf(Language language) {
    Element page = Markup.element("body");
    page.add(Markup.element("h1").text(title), Markup.element("p").text(about));
    for (Section section : sections) {
      page.add(Markup.element("h2").text(section.heading()));
      if (!section.rows().isEmpty()) {
        page.add(TextTable.of(section.header(), section.rows()));
      }
      if (!section.note().isEmpty()) {
        page.add(Markup.element("p").text(section.note()));
      }
    }
    return PdfPages.of(title, STYLE, language, page);
  }
}
