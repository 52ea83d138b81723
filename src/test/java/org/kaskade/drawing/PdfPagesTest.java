package org.kaskade.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
  private static String page(Markup... body) {
    return Markup.element("html")
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("lang", "en")
        .add(
            Markup.element("head")
                .add(
                    Markup.element("title").text("A page"),
                    Markup.element("meta").with("name", "description").with("content", "A page")),
            Markup.element("body").with("style", "font-family: 'Liberation Sans'").add(body))
        .toString();
  }

  @Test
  void printsWhatLiberationHas() throws Exception {
    String said = "äöüß ÉŁŞ Ωλ Жя ○ ■ □ → − – … ×";
    try (PDDocument pdf = Loader.loadPDF(PdfPages.of(page(Markup.element("p").text(said))))) {
      assertThat(new PDFTextStripper().getText(pdf).strip()).isEqualTo(said);
    }
  }

  @Test
  void printsSomethingForWhatLiberationDoesNotHave() {
    assertThatCode(() -> PdfPages.of(page(Markup.element("p").text("名前 🚀 नाम"))))
        .doesNotThrowAnyException();
  }

  @Test
  void fetchesNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String there = "http://127.0.0.1:%d/x".formatted(server.getAddress().getPort());
      byte[] pdf =
          PdfPages.of(
              page(
                  Markup.element("img").with("src", there).with("alt", "x"),
                  Markup.element("p").with("style", "background: url(" + there + ")").text("x"),
                  Markup.element("svg")
                      .with("xmlns", "http://www.w3.org/2000/svg")
                      .with("xmlns:xlink", "http://www.w3.org/1999/xlink")
                      .with("width", 20)
                      .with("height", 20)
                      .with("alt", "x")
                      .add(
                          Markup.element("image")
                              .with("xlink:href", there)
                              .with("width", 20)
                              .with("height", 20))));
      assertThat(pdf).isNotEmpty();
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}
