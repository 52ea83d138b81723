package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Markup;
import org.kaskade.drawing.Markup.Element;

/// A table of plain text for paper; the first cell of each row names it.
final class TextTable {
  private TextTable() {}

  /// @param header empty where the rows speak for themselves
  static Element of(List<String> header, List<List<String>> rows) {
    Element table = Markup.element("table");
    if (!header.isEmpty()) {
      Element head = Markup.element("tr");
      header.forEach(one -> head.add(heading("col", one)));
      table.add(Markup.element("thead").add(head));
    }
    Element body = Markup.element("tbody");
    for (List<String> row : rows) {
      Element line = Markup.element("tr").add(heading("row", row.getFirst()));
      row.stream().skip(1).forEach(text -> line.add(Markup.element("td").text(text)));
      body.add(line);
    }
    return table.add(body);
  }

  private static Element heading(String scope, String text) {
    return Markup.element("th").with("scope", scope).text(text);
  }
}
