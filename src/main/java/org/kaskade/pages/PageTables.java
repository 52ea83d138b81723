package org.kaskade.pages;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
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
/// `/changes.csv?state=SCHEDULED`, `/cfia.pdf?service=…`; `&language=de` in German. Besides them
/// the {@link ServiceReport}.
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
    ServiceReport report = new ServiceReport(clock, zone);
    routes.GET(
        "/service.pdf",
        request -> {
          Asked asked = new Asked(request, files, words, questions);
          return answered(
              "service-report.pdf",
              MediaType.APPLICATION_PDF,
              () -> report.of(asked).pdf(language(asked)));
        });
    return routes.build();
  }

  private static ServerResponse file(PageTable table, String form, Asked asked) {
    String name = table.name() + "." + form;
    return form.equals("pdf")
        ? answered(
            name, MediaType.APPLICATION_PDF, () -> table.content().of(asked).pdf(language(asked)))
        : answered(
            name,
            new MediaType("text", "csv", StandardCharsets.UTF_8),
            () -> table.content().of(asked).csv());
  }

  private static Language language(Asked asked) {
    return Language.named(asked.tongue().code());
  }

  private static ServerResponse answered(String name, MediaType type, Supplier<Object> content) {
    Object made;
    try {
      made = content.get();
    } catch (RequestRefused refused) {
      return ServerResponse.status(HttpStatus.BAD_REQUEST)
          .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
          .body(String.valueOf(refused.getMessage()));
    }
    return ServerResponse.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name).build().toString())
        .contentType(type)
        .body(made);
  }
}
