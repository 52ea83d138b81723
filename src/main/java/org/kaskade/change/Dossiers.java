package org.kaskade.change;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kaskade.dossier.Dossier;
import org.kaskade.drawing.Language;
import org.kaskade.records.KeptRecord;
import org.kaskade.records.Records;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves dossiers to whoever may ask: `/changes/CHG-000001.pdf`, `.html` and `.md`, with
/// `?language=de` in German.
@Configuration(proxyBeanMethods = false)
class Dossiers {
  private static final String PATH = "/changes/{number:[A-Z]+-[0-9]{1,12}}.{form:pdf|html|md}";

  /// The page brings its own style and picture, and nothing else.
  private static final String OWN_CONTENT_ONLY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  @Bean
  RouterFunction<ServerResponse> dossierPages(Records records, DossierWriter writer) {
    return RouterFunctions.route().GET(PATH, request -> page(request, records, writer)).build();
  }

  private static ServerResponse page(ServerRequest request, Records records, DossierWriter writer) {
    String number = request.pathVariable("number");
    Optional<KeptRecord> change =
        records.find(number).filter(record -> record.type().equals(ChangeRecords.TYPE));
    if (change.isEmpty()) {
      return ServerResponse.status(HttpStatus.NOT_FOUND)
          .contentType(MediaType.TEXT_PLAIN)
          .body("There is no change %s. List them with the query 'changes'.".formatted(number));
    }
    Language language = Language.named(request.param("language").orElse(null));
    Dossier dossier = new Dossier(writer.of(change.get(), language), language);
    return switch (request.pathVariable("form")) {
      case "pdf" ->
          ServerResponse.ok()
              .contentType(MediaType.APPLICATION_PDF)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  ContentDisposition.inline().filename(number + ".pdf").build().toString())
              .body(dossier.pdf());
      case "html" ->
          ServerResponse.ok()
              .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
              .header("Content-Security-Policy", OWN_CONTENT_ONLY)
              .body(dossier.html());
      default ->
          ServerResponse.ok()
              .contentType(new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8))
              .body(dossier.markdown());
    };
  }
}
