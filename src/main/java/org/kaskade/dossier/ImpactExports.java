package org.kaskade.dossier;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaskade.drawing.Drawings;
import org.kaskade.drawing.Language;
import org.kaskade.graph.ImpactState;
import org.kaskade.graphql.RequestRefused;
import org.kaskade.impact.ImpactAnalysis;
import org.kaskade.impact.Outages;
import org.springframework.beans.factory.annotation.Value;
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

/// Serves what an outage does as files, at the address of its page with a suffix:
/// `/impact.csv?fail=rack:r12&fail=switch:s3~DEGRADED&active=1&rev=41`, also `.svg`, `.pdf`, `.md`
/// and `.json`; `&language=de` in German.
@Configuration(proxyBeanMethods = false)
class ImpactExports {
  private static final String DEGRADED = "~DEGRADED";

  @Bean
  RouterFunction<ServerResponse> impactFiles(
      Outages outages, Drawings drawings, @Value("${kaskade.time-zone:UTC}") ZoneId zone) {
    return RouterFunctions.route()
        .GET(
            "/impact.{form:csv|svg|pdf|md|json}",
            request -> {
              try {
                return file(request, outages, drawings, zone);
              } catch (RequestRefused refused) {
                return refusal(String.valueOf(refused.getMessage()));
              }
            })
        .build();
  }

  private static ServerResponse file(
      ServerRequest request, Outages outages, Drawings drawings, ZoneId zone) {
    ImpactAnalysis analysis =
        outages.of(
            failed(request.params().getOrDefault("fail", List.of())),
            request.param("active").filter("1"::equals).isPresent(),
            revision(request.param("rev").orElse(null)));
    Language language = Language.named(request.param("language").orElse(null));
    ImpactReport report =
        new ImpactReport(
            analysis,
            drawings.ofOutage(analysis.impact(), analysis.failedKeys(), wishes(request)),
            language,
            zone);
    return switch (request.pathVariable("form")) {
      case "csv" -> text("csv", MediaType.parseMediaType("text/csv"), report.csv());
      case "svg" -> text("svg", MediaType.parseMediaType("image/svg+xml"), report.svg());
      case "md" -> text("md", MediaType.TEXT_MARKDOWN, report.markdown());
      case "json" -> named("json").contentType(MediaType.APPLICATION_JSON).body(report.json());
      default -> named("pdf").contentType(MediaType.APPLICATION_PDF).body(report.pdf());
    };
  }

  private static List<Outages.Failed> failed(List<String> given) {
    List<Outages.Failed> failed = new ArrayList<>();
    for (String one : given) {
      failed.add(
          one.endsWith(DEGRADED)
              ? new Outages.Failed(
                  one.substring(0, one.length() - DEGRADED.length()), ImpactState.DEGRADED)
              : new Outages.Failed(one, ImpactState.OUTAGE));
    }
    return failed;
  }

  private static @Nullable Integer revision(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (!given.matches("[0-9]{1,9}")) {
      throw RequestRefused.invalid("INVALID_REVISION", "'rev' is not the number of a revision.");
    }
    return Integer.valueOf(given);
  }

  private static Drawings.Wishes wishes(ServerRequest request) {
    Drawings.Wishes usual = Drawings.Wishes.NONE;
    int fold =
        request
            .param("fold")
            .filter(given -> given.matches("[1-9][0-9]{0,4}"))
            .map(Integer::valueOf)
            .orElse(usual.foldAbove());
    return new Drawings.Wishes(
        fold,
        usual.mostBoxes(),
        Set.copyOf(request.params().getOrDefault("open", List.of()).stream().distinct().toList()),
        null,
        request.param("rev").filter(rev -> !rev.isEmpty()).isEmpty());
  }

  private static ServerResponse text(String form, MediaType type, String content) {
    return named(form)
        .contentType(new MediaType(type, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .body(content);
  }

  private static ServerResponse.BodyBuilder named(String form) {
    return ServerResponse.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename("impact." + form).build().toString());
  }

  private static ServerResponse refusal(String why) {
    return ServerResponse.status(HttpStatus.BAD_REQUEST)
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(why);
  }
}
