package org.kaskade.dossier;

import java.util.List;
import org.kaskade.drawing.Language;
import org.kaskade.drawing.PdfPages;

/// The dossier of one change in one language, in the forms that boards read.
///
/// All forms hold the same blocks; the same content gives the same text every time.
public final class Dossier {
  private final DossierContent content;
  private final Language language;
  private final DossierWords words;

  public Dossier(DossierContent content, Language language) {
    this.content = content;
    this.language = language;
    this.words = new DossierWords(language, content.zone());
  }

  /// For issues, pull requests and wikis; the picture is described, not shown.
  public String markdown() {
    return new MarkdownText().of(new DossierBlocks(content, language, words).all());
  }

  /// One page that needs nothing else: no script, nothing is fetched; ready to print.
  public String html() {
    return "<!DOCTYPE html>\n" + page(false) + "\n";
  }

  /// Tagged PDF, A4, with number and page on each page.
  public byte[] pdf() {
    return PdfPages.of(page(true));
  }

  private String page(boolean printed) {
    List<Block> blocks = new DossierBlocks(content, language, words).all();
    return new HtmlPage(
            language,
            words.say("title", content.heading().number(), content.heading().title()),
            words.say(
                "basis.assessed",
                words.moment(content.basis().assessedAt()),
                content.basis().revision(),
                words.moment(content.basis().revisionAt())),
            words,
            printed)
        .of(blocks)
        .toString();
  }
}
