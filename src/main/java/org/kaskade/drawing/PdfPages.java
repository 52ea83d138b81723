package org.kaskade.drawing;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgExternalResourceMode;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer.SvgScriptMode;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.kaskade.drawing.Markup.Element;

/// Prints XHTML with pictures in it as tagged PDF (PDF/UA), all text in Liberation Sans, which is
/// embedded as far as it is used.
///
/// Nothing is fetched, whatever the page names, and nothing in it is run.
public final class PdfPages {
  /// The family of the fonts that are shipped.
  public static final String FONT = "Liberation Sans";

  private static final byte[] REGULAR = font("LiberationSans-Regular.ttf");
  private static final byte[] BOLD = font("LiberationSans-Bold.ttf");
  private static final Set<FSFontUseCase> USES =
      EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG, FSFontUseCase.FALLBACK_PRE);

  static {
    // It logs each step to the console.
    XRLog.setLoggingEnabled(false);
  }

  private PdfPages() {}

  /// Prints a page on as much paper as it takes.
  ///
  /// @param xhtml well-formed, with a language, a title and a description
  public static byte[] of(String xhtml) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (BatikSVGDrawer pictures =
        new BatikSVGDrawer(SvgScriptMode.SECURE, SvgExternalResourceMode.SECURE)) {
      PdfRendererBuilder printer = new PdfRendererBuilder();
      printer.useSVGDrawer(pictures);
      printer.useFont(stream(REGULAR), FONT, 400, FontStyle.NORMAL, true, USES);
      printer.useFont(stream(BOLD), FONT, 700, FontStyle.NORMAL, true, USES);
      printer.usePdfUaAccessibility(true);
      printer.useUriResolver((base, uri) -> null);
      printer.withProducer("Kaskade");
      printer.useReplacementText("\u25A1");
      printer.withHtmlContent(xhtml, null);
      printer.toStream(pdf);
      printer.run();
    } catch (IOException unprintable) {
      throw new UncheckedIOException("The page can't be printed.", unprintable);
    }
    return pdf.toByteArray();
  }

  /// Prints a page of its own.
  ///
  /// @param title of the document, for people and for programs that list documents
  /// @param style the page's style sheet
  public static byte[] of(String title, String style, Language language, Element body) {
    return of(
        Markup.element("html")
            .with("xmlns", "http://www.w3.org/1999/xhtml")
            .with("lang", language.tag())
            .add(
                Markup.element("head")
                    .add(
                        Markup.element("meta").with("name", "description").with("content", title),
                        Markup.element("meta").with("name", "subject").with("content", title),
                        Markup.element("meta").with("name", "author").with("content", "Kaskade"),
                        Markup.element("title").text(title),
                        Markup.element("style").add(new Markup.Style(style))),
                body)
            .toString());
  }

  private static FSSupplier<InputStream> stream(byte[] font) {
    return () -> new ByteArrayInputStream(font);
  }

  private static byte[] font(String file) {
    try (InputStream stream = PdfPages.class.getResourceAsStream("/liberation/" + file)) {
      if (stream == null) {
        throw new IllegalStateException(
            "/liberation/%s is not on the class path; it belongs to openpdf-fonts-extra."
                .formatted(file));
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
