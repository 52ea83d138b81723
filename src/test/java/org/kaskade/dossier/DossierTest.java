package org.kaskade.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaskade.dossier.DossierContent.Factor;
import org.kaskade.dossier.DossierContent.Level;
import org.kaskade.dossier.DossierContent.Risk;
import org.kaskade.dossier.DossierContent.Window;
import org.kaskade.drawing.Language;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DossierTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z0-9.]*}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void saysTheSameInAllForms(Language language) throws Exception {
    Dossier dossier = new Dossier(SampleDossier.colliding(), language);
    String markdown = unescaped(dossier.markdown());
    String html = text(parsed(dossier.html()).getDocumentElement());
    String pdf = text(dossier.pdf());
    for (String said :
        List.of(
            "CHG-000042: Firmware of hv-08",
            "Worst case: Billing (critical) is out, Checkout (high) has no spare left.",
            "CHG-000039 Kernel of hv-07",
            "It stays within window 'Tuesday'.",
            "owns Billing, which the worst case takes down",
            "Boot the old firmware from slot B.",
            "Not beside CHG-000039.",
            "blackout 'Month end in finance'",
            "cmdb-export")) {
      assertThat(markdown).contains(said);
      assertThat(html).contains(said);
      assertThat(pdf).contains(said);
    }
    for (String form : List.of(markdown, html, pdf)) {
      assertThat(form).doesNotContainPattern(PLACEHOLDER);
    }
  }

  @Test
  void showsFactorsWithoutPointsToo() {
    assertThat(markdown(Language.EN))
        .contains("| Blackout or window violated | 0 / 10 | It stays within window");
  }

  @Test
  void saysBothCasesAsSentences() {
    assertThat(markdown(Language.EN))
        .contains(
            "**As planned:** Billing is degraded. 5 CIs are affected: 0 out, 3 degraded, 2 without a spare.")
        .contains(
            "**Worst case:** Billing is out; Checkout has no spare left. 12 CIs are affected");
    assertThat(markdown(Language.DE))
        .contains("**Schlimmster Fall:** Billing fällt aus; Checkout hat keine Reserve mehr.");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(markdown(Language.EN)).contains("**Backup:** Missing.").contains("| unknown |");
  }

  @Test
  void saysWhatChangedSinceTheSubmission() {
    assertThat(markdown(Language.EN))
        .contains("The risk was 47 (medium ■■□□) at revision 4102")
        .contains("now it is 62 (high ■■■□)");
  }

  @Test
  void saysWhichGroupHoldsAndWhichBreaks() {
    assertThat(markdown(Language.EN))
        .contains("| replicas | checkout-app | 2 | 1 | 2 | 1 | holds, no spare left |")
        .contains("| db | billing-app | 2 | 2 | 2 | 1 | breaks |");
  }

  @Test
  void isOnePageThatNeedsNothingElse() throws Exception {
    String html = new Dossier(SampleDossier.colliding(), Language.EN).html();
    Document page = parsed(html);
    assertThat(elements(page)).doesNotContain("script", "link", "img", "iframe", "object", "use");
    assertThat(html)
        .doesNotContain("url(", "@import", "src=", "href=", "onload")
        .doesNotContainPattern(" on[a-z]+=")
        .startsWith("<!DOCTYPE html>\n<html");
    assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void isATaggedPdfInItsLanguage(Language language) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(new Dossier(SampleDossier.colliding(), language).pdf())) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("CHG-000042: Firmware of hv-08");
      for (PDPage page : pdf.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).getName()).contains("LiberationSans");
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void turnsThePageForAWidePicture() throws Exception {
    try (PDDocument pdf =
        Loader.loadPDF(new Dossier(SampleDossier.colliding(), Language.EN).pdf())) {
      List<Boolean> lying = new ArrayList<>();
      pdf.getPages()
          .forEach(
              page -> lying.add(page.getMediaBox().getWidth() > page.getMediaBox().getHeight()));
      assertThat(lying).containsOnlyOnce(true);
      assertThat(lying.getFirst()).isFalse();
    }
  }

  @Test
  void describesPicturesForThoseWhoDoNotSeeThem() throws Exception {
    try (PDDocument pdf =
        Loader.loadPDF(new Dossier(SampleDossier.colliding(), Language.EN).pdf())) {
      assertThat(descriptions(pdf.getDocumentCatalog().getStructureTreeRoot()))
          .anyMatch(said -> said.startsWith("If hv-08 fails. From left to right"))
          .anyMatch(said -> said.contains("CHG-000039 (colliding)"));
    }
  }

  private static List<String> descriptions(PDStructureNode node) {
    List<String> found = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getAlternateDescription() != null) {
          found.add(element.getAlternateDescription());
        }
        found.addAll(descriptions(element));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "](https://example.org) ![x](y) **b** `c` | d\n# heading\n- item",
        "}</style><style>* {display: none}",
        "&lt;b&gt; &#x202E; &nbsp;",
        "\u202Etxet\u0000\uD800 @everyone",
        "{0} ${7*7} %n"
      })
  void showsHostileTextsAsText(String hostile) throws Exception {
    for (String title : List.of(hostile, hostile.repeat(10_240 / hostile.length()))) {
      Dossier dossier =
          new Dossier(SampleDossier.colliding(title, SampleDossier.picture(title)), Language.EN);
      Document page = parsed(dossier.html());
      assertThat(elements(page)).doesNotContain("script", "img", "b");
      assertThat(page.getElementsByTagName("style").getLength()).isEqualTo(1);
      assertThat(dossier.markdown())
          .doesNotContain("\n# heading", "<script", "<img", "**b**", "@everyone")
          .doesNotContainPattern("(?<!\\\\)\\]\\(")
          .doesNotContain("\u202E");
      try (PDDocument pdf = Loader.loadPDF(dossier.pdf())) {
        assertThat(pdf.getNumberOfPages()).isBetween(3, 20);
      }
    }
  }

  @Test
  void saysThatThereIsNoPicture() {
    assertThat(new Dossier(SampleDossier.colliding("Nothing", null), Language.EN).markdown())
        .contains("There is nothing to draw");
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(new Dossier(SampleDossier.colliding(), Language.DE).html())
        .isEqualTo(new Dossier(SampleDossier.colliding(), Language.DE).html());
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Factor("x", 11, 10, "")).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> new Risk(101, Level.HIGH, null, "", null))
        .hasMessageContaining("0 to 100");
    assertThatThrownBy(() -> new Window(SampleDossier.WINDOW.end(), SampleDossier.WINDOW.end()))
        .hasMessageContaining("end after it starts");
  }

  private static String markdown(Language language) {
    return new Dossier(SampleDossier.colliding(), language).markdown();
  }

  private static String unescaped(String markdown) {
    return markdown.replaceAll("\\\\(.)", "$1").replace("**", "");
  }

  private static Document parsed(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html.substring(html.indexOf('\n') + 1))));
  }

  private static String text(Element element) {
    return element.getTextContent();
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private static Set<String> elements(Document page) {
    Set<String> names = new HashSet<>();
    NodeList found = page.getElementsByTagName("*");
    for (int at = 0; at < found.getLength(); at++) {
      names.add(found.item(at).getNodeName());
    }
    return names;
  }
}
