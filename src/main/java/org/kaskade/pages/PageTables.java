package org.kaskade.pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.kaskade.dossier.TableFile;
import org.kaskade.drawing.Language;
import org.kaskade.graphql.OwnQuestions;
import org.kaskade.graphql.RequestRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves what pages list as files, at the addresses of the pages with a suffix:
/// `/changes.csv?state=SCHEDULED`, `/cfia.pdf?service=…`; `&language=de` in German.
///
/// Cells have the words of the page; times are as RFC 3339 writes them, in UTC.
@Configuration(proxyBeanMethods = false)
class PageTables {
  private static final List<String> BOTH = List.of("csv", "pdf");

  @Bean
  RouterFunction<ServerResponse> tablesAsFiles(
      AppFiles files,
      PageWords words,
      OwnQuestions questions,
      Clock clock,
      @Value("${kaskade.time-zone:UTC}") ZoneId zone) {
    List<PageTable> tables =
        List.of(
            PageTable.csv("/services", "services", ServicesTable::of),
            PageTable.csv("/changes", "changes", new ChangesTable(clock, zone)::of),
            PageTable.csv("/revisions", "revisions", RevisionsTable::of),
            PageTable.csv("/revisions/{number:[0-9]{1,9}}", "revision", RevisionTable::of),
            PageTable.csv("/sources/{name}", "problems", ProblemsTable::of),
            PageTable.csv("/sources/{name}/plan", "plan", PlanTable::of),
            new PageTable("/cfia", "cfia", BOTH, MatrixTable::of));
    var routes = RouterFunctions.route();
    for (PageTable table : tables) {
      for (String form : table.forms()) {
        routes.GET(
            table.path() + "." + form,
            request -> file(table, form, new Asked(request, files, words, questions)));
      }
    }
    return routes.build();
  }

  private static ServerResponse file(PageTable table, String form, Asked asked) {
    TableFile content;
    try {
      content = table.content().of(asked);
    } catch (RequestRefused refused) {
      return ServerResponse.status(HttpStatus.BAD_REQUEST)
          .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
          .body(String.valueOf(refused.getMessage()));
    }
    ServerResponse.BodyBuilder answer =
        ServerResponse.ok()
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(table.name() + "." + form).build().toString());
    return form.equals("pdf")
        ? answer
            .contentType(MediaType.APPLICATION_PDF)
            .body(content.pdf(Language.named(asked.tongue().code())))
        : answer
            .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .body(content.csv());
  }
}
