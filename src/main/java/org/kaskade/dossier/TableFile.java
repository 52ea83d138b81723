package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;
import org.kaskade.drawing.PdfPages;

/// A table as a file of its own.
///
/// @param title of the document
/// @param rows each as long as the header
public record TableFile(String title, List<String> header, List<List<String>> rows) {
  /// Wide tables are for wide paper.
  private static final String STYLE =
      """
      @page { size: A3 landscape; margin: 15mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 10px; color: #4a5665 } }
      body { font-family: "Liberation Sans", sans-serif; font-size: 11px; color: #1b2430; margin: 0 }
      h1 { font-size: 18px; margin: 0 0 8px 0 }
      table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate }
      thead { display: table-header-group }
      tr { page-break-inside: avoid }
      th, td { border: 1px solid #c5ced8; padding: 3px 6px; text-align: left; vertical-align: top }
      th { background: #f6f8fa }
      """;

  public TableFile {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// RFC 4180, in UTF-8.
  public String csv() {
    return CsvText.of(header, rows);
  }

  /// Tagged PDF, A3 across.
  public byte[] pdf(Language language) {
    Element page =
        Markup.element("body").add(Markup.element("h1").text(title), TextTable.of(header, rows));
    return PdfPages.of(title, STYLE, language, page);
  }
}
