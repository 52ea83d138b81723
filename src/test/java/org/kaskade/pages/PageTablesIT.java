package org.kaskade.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/// What pages list, as files.
class PageTablesIT extends PageServer {
  private ResponseEntity<byte[]> file(String path, String token) {
    return RestClient.create()
        .get()
        .uri(UriComponentsBuilder.fromUriString(address(path)).build().encode().toUri())
        .header("Authorization", "Bearer " + token)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toEntity(byte[].class);
  }

  private String text(String path) {
    return new String(Objects.requireNonNull(file(path, TOKEN).getBody()), StandardCharsets.UTF_8);
  }

  private List<String> lines(String path) {
    return text(path).lines().toList();
  }

  @Test
  void areInUtf8AndHaveANameThatSaysWhatTheyAre() {
    HttpHeaders headers = file("/services.csv", TOKEN).getHeaders();

    assertThat(headers.getContentType()).hasToString("text/csv;charset=UTF-8");
    assertThat(headers.getContentDisposition().getFilename()).isEqualTo("services.csv");
    assertThat(text("/services.csv")).startsWith("\uFEFFKey,Service,").contains("\r\n");
  }

  @Test
  void reportOnAServiceAndAQuarter() throws IOException {
    String report = "/service.pdf?service=business-service:order-fulfilment";
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusMonths(3).with(IsoFields.DAY_OF_QUARTER, 45);
    String number =
        proposed(
            "In the report",
            "business-service:order-fulfilment",
            day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    String quarter = "&quarter=%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));

    assertThat(said(file(report + quarter, TOKEN).getBody()))
        .contains("Service report: Order fulfilment, Q", "99.00", "can’t keep what it promises")
        .contains("pg-orders", number + " In the report draft");
    assertThat(said(file(report + "&language=de&quarter=2020-Q1", TOKEN).getBody()))
        .contains("Servicebericht: Order fulfilment, Q1 2020", "Keine Änderung des Quartals");
    assertThat(text("/service.pdf")).contains("?service=");
    assertThat(text(report + "&quarter=spring")).contains("2026-Q4");
    assertThat(text("/service.pdf?service=business-service:nobody"))
        .contains("business-service:nobody");
  }

  @Test
  void listServicesWithWhatTheyPromiseAndCanKeep() {
    List<String> lines = lines("/services.csv");
    String fulfilment =
        lines.stream()
            .filter(line -> line.startsWith("business-service:order-fulfilment,"))
            .findFirst()
            .orElseThrow();

    assertThat(lines)
        .hasSize(
            1
                + data("{ criticalComponents { services { ci { key } } } }")
                    .at("/criticalComponents/services")
                    .size());
    assertThat(fulfilment)
        .startsWith(
            "business-service:order-fulfilment,Order fulfilment,BusinessService,production,Unaffected,critical,Jonas Weber,98.")
        .contains(",99,false,PT7H12M,PT");
    assertThat(text("/services.csv?language=de")).contains("Nicht betroffen,kritisch");
  }

  @Test
  void listTheChangesThatTheAddressAsksFor() {
    String number =
        proposed(
            "=cmd|' /C calc'!A0, with \"quotes\"",
            "cluster:production/pg-orders",
            Instant.parse("2031-02-03T04:00:00Z"));
    List<String> lines = lines("/changes.csv?from=2031-02-01&to=2031-02-05");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith(
            number
                + ",\"'=cmd|' /C calc'!A0, with \"\"quotes\"\"\",normal,draft,2031-02-03T04:00:00Z,2031-02-03T05:00:00Z,")
        .contains("Online shop (Outage)");
    assertThat(lines("/changes.csv?from=2031-02-01&to=2031-02-05&state=SUBMITTED")).hasSize(1);
    assertThat(text("/changes.csv?from=yesterday")).contains("'from' is not a day");
  }

  @Test
  void listTheJournalAndWhatARevisionDid() {
    register(
        "files",
        "MERGE",
        List.of(
            Map.of(
                "key",
                "server:filed",
                "class",
                "Server",
                "name",
                "filed",
                "attributes",
                Map.of("memory", 8))),
        List.of());
    int number = latestRevision();

    assertThat(lines("/revisions.csv")).hasSize(number + 1);
    assertThat(lines("/revisions.csv").get(1)).startsWith(number + ",20").contains(",1,0,0,0,0");
    assertThat(lines("/revisions/" + number + ".csv")).contains("server:filed,added,memory,,,8");
    assertThat(text("/revisions/999999.csv")).contains("There is no revision 999999");
  }

  @Test
  void listTheProblemsOfASource() {
    List<String> lines = lines("/sources/larkspur-machines.csv");
    int problems =
        data("{ source(name: \"larkspur-machines\") { lastSync { problems { code } } } }")
            .at("/source/lastSync/problems")
            .size();

    assertThat(lines).hasSize(problems + 1);
    assertThat(text("/sources/nothing.csv")).contains("There is no source 'nothing'");
    assertThat(text("/sources/larkspur-machines/plan.csv")).contains("'ref' is missing");
    assertThat(lines("/sources/larkspur-machines/plan.csv?ref=main"))
        .first()
        .asString()
        .contains("What,Kind,Key");
  }

  @Test
  void listTheMatrixAlsoOnPaper() throws IOException {
    List<String> lines = lines("/cfia.csv?service=business-service:online-shop&single=1");
    int singlePoints =
        data("{ singlePointsOfFailure(of: \"business-service:online-shop\") { key } }")
            .get("singlePointsOfFailure")
            .size();

    assertThat(lines).hasSize(1 + singlePoints);
    assertThat(lines.getFirst()).endsWith("Component,Key,Class,Online shop,Takes down");
    assertThat(lines.get(1)).endsWith(",Outage,1");
    byte[] paper = Objects.requireNonNull(file("/cfia.pdf", TOKEN).getBody());
    try (PDDocument pdf = Loader.loadPDF(paper)) {
      PDRectangle sheet = pdf.getPage(0).getMediaBox();
      assertThat(sheet.getWidth()).isCloseTo(PDRectangle.A3.getHeight(), within(1f));
    }
    assertThat(said(paper)).contains("Online shop", "Outage");
  }

  private static String said(byte @Nullable [] paper) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Objects.requireNonNull(paper))) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @Test
  void areForThoseWhoSignedIn() {
    assertThat(file("/services.csv", "of-nobody-at-all").getStatusCode().value()).isEqualTo(401);
  }
}
